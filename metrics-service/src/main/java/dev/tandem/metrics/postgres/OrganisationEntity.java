package dev.tandem.metrics.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What is set for an organisation. */
@Entity
@Table(name = "organisation")
class OrganisationEntity {
    @Id
    String organisation = "";

    String name = "";

    @Column(name = "time_zone")
    String timeZone = "";

    boolean simulated;

    @Column(name = "minimum_group")
    int minimumGroup;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> aliases = List.of();
}
