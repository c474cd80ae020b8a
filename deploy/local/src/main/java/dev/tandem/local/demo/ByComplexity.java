package dev.tandem.local.demo;

import dev.tandem.events.Complexity;

/** One number for each complexity. */
record ByComplexity(double routine, double standard, double complex) {
    double of(Complexity complexity) {
        return switch (complexity) {
            case ROUTINE -> routine;
            case STANDARD -> standard;
            case COMPLEX -> complex;
        };
    }

    /** The number {@code part} of the way (0 to 1) from here to {@code other}. */
    double towards(ByComplexity other, double part, Complexity complexity) {
        double from = of(complexity);
        return from + part * (other.of(complexity) - from);
    }
}
