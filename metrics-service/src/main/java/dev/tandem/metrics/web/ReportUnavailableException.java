package dev.tandem.metrics.web;

/** report-service cannot be asked now; the same question may be answered later. */
class ReportUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    ReportUnavailableException(String reason) {
        super(reason);
    }
}
