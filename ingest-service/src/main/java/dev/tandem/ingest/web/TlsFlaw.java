package dev.tandem.ingest.web;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What keeps an encrypted connection from being made, as far as the failure tells. */
final class TlsFlaw {
    private static final String OTHER_HOST = "has a certificate for another host";

    private TlsFlaw() {}

    /** A sentence without its subject. */
    static String of(SSLException failure) {
        if (failure instanceof SSLPeerUnverifiedException) {
            return OTHER_HOST;
        }
        boolean path = false;
        boolean certificate = false;
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return "has a certificate that has expired";
            }
            if (cause instanceof CertificateNotYetValidException) {
                return "has a certificate that is not valid yet";
            }
            path |= cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException;
            certificate |= cause instanceof CertificateException;
        }
        if (path) {
            return "has a certificate of somebody who is not trusted";
        }
        // a certificate that is fine in itself fails only for the name in it
        return certificate ? OTHER_HOST : "has no encryption in common with us";
    }
}
