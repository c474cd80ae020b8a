package dev.tandem.report;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    @Test
    void theNewestVersionThatCanBeAnsweredIsAskedFor() {
        assertThat(understood(2, "resolution_assumed").indicator().version()).isEqualTo(1);
        assertThat(understood(3, "resolution_assumed").indicator().version()).isEqualTo(3);
        assertThat(understood(3, "resolution_assumed", "version", "1").indicator())
                .isEqualTo(Indicators.RESOLUTION_ASSUMED);
    }

    @Test
    void aVersionThatIsNotCountedYetIsUnfinishedAndAnOlderOneIsOffered() {
        assertThat(ask(2, "resolution_assumed", "version", "3"))
                .isEqualTo(new Asked.Unfinished(Indicators.RESOLUTION_ASSUMED_3, 1));
        assertThat(ask(1, "automation_rate")).isEqualTo(new Asked.Unfinished(Indicators.AUTOMATION_RATE, null));
        assertThat(ask(1, "handover_rate", "group_by", "reason"))
                .isEqualTo(new Asked.Unfinished(Indicators.HANDOVER_RATE, null));
        assertThat(ask(3, "handover_rate", "group_by", "reason")).isInstanceOf(Asked.Understood.class);
    }

    @Test
    void aVersionThatDidNotCountWhatItSaidIsNotAnsweredAnyMore() {
        assertThat(Indicators.versions("handover_rate"))
                .extracting(Indicator::version)
                .containsExactly(2);
        assertThat(ask(2, "handover_rate")).isEqualTo(new Asked.Unfinished(Indicators.HANDOVER_RATE, null));
        assertThat(refused("handover_rate", "version", "1"))
                .containsExactly(new Violation("version", "must be a version of this definition: 2"));
    }

    @Test
    void partsThatAreNotCountedYetAreLeftOut() {
        assertThat(understood(2, "resolution_time").indicator().parts()).isEmpty();
        assertThat(understood(3, "resolution_time").indicator().parts()).hasSize(3);
    }

    @Test
    void everyReasonIsGivenForARefusal() {
        assertThat(refused("resolution_assumed", "version", "2", "granularity", "P1Y"))
                .containsExactly(
                        new Violation("version", "must be a version of this definition: 1 or 3"),
                        new Violation("granularity", "must be PT1H, P1D, P1W or P1M"));
    }

    @Test
    void onlyHandoversHaveReasons() {
        assertThat(understood(3, "handover_rate", "group_by", "handler,reason").groupNames())
                .containsExactly("handler", "reason");
        assertThat(refused("containment", "group_by", "reason"))
                .containsExactly(new Violation("group_by", "can name reason for handover_rate only"));
        assertThat(refused("handover_rate", "group_by", "reason,reason"))
                .extracting(Violation::parameter)
                .containsExactly("group_by");
        assertThat(refused("handover_rate", "group_by", "reason", "granularity", "PT1H"))
                .extracting(Violation::parameter)
                .containsExactly("granularity");
        assertThat(refused("handover_rate", "filter[reason]", "policy"))
                .extracting(Violation::parameter)
                .containsExactly("filter[reason]");
    }

    @Test
    void moneyAndPeopleAreToldOfTheWholeOrganisationOnly() {
        for (String key : List.of("cost_per_resolution", "fte_equivalent", "headcount")) {
            assertThat(refused(key, "group_by", "handler", "filter[topic]", "billing"))
                    .extracting(Violation::parameter)
                    .containsExactly("group_by", "filter[topic]");
            assertThat(refused(key, "granularity", "PT1H"))
                    .extracting(Violation::parameter)
                    .containsExactly("granularity");
            assertThat(refused(key, "time_zone", "Asia/Tokyo"))
                    .extracting(Violation::parameter)
                    .containsExactly("time_zone");
            assertThat(understood(3, key, "granularity", "P1W").granularity()).isEqualTo(Granularity.P1W);
        }
    }

    @Test
    void peopleAreNotToldDayByDayForCenturies() {
        assertThat(refused("headcount", "from", "1000-01-01", "to", "3000-01-01", "granularity", "P1D"))
                .containsExactly(
                        new Violation("to", "must be at most 20 years after from where a granularity is given"));
        assertThat(understood(2, "headcount", "from", "1000-01-01", "to", "3000-01-01")
                        .granularity())
                .isNull();
    }

    private static Question understood(int epoch, String key, String... parameters) {
        Asked asked = ask(epoch, key, parameters);
        assertThat(asked).isInstanceOf(Asked.Understood.class);
        return ((Asked.Understood) asked).question();
    }

    private static List<Violation> refused(String key, String... parameters) {
        Asked asked = ask(3, key, parameters);
        assertThat(asked).isInstanceOf(Asked.Refused.class);
        return ((Asked.Refused) asked).violations();
    }

    private static Asked ask(int epoch, String key, String... parameters) {
        Map<String, List<String>> map = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            map.put(parameters[i], List.of(parameters[i + 1]));
        }
        Organisation organisation = new Organisation("a", "A", UTC, false, 10, 0, null, null, 0, 0, 1, null);
        return new Questions(() -> epoch)
                .understand(organisation, Indicators.find(key).orElseThrow(), map);
    }
}
