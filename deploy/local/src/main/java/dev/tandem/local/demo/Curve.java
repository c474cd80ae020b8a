package dev.tandem.local.demo;

/** A value that moves in straight lines between points in time, which are months since the beginning. */
final class Curve {
    private final double[] points;

    private Curve(double... points) {
        this.points = points;
    }

    /** A curve through {@code month, value, month, value, …}; flat before the first and behind the last point. */
    static Curve through(double... points) {
        return new Curve(points);
    }

    double at(double month) {
        if (month <= points[0]) {
            return points[1];
        }
        for (int i = 2; i < points.length; i += 2) {
            if (month < points[i]) {
                double part = (month - points[i - 2]) / (points[i] - points[i - 2]);
                return points[i - 1] + part * (points[i + 1] - points[i - 1]);
            }
        }
        return points[points.length - 1];
    }
}
