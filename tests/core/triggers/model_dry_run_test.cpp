// SPDX-License-Identifier: GPL-3.0-or-later

#include "model_parts.h"
#include "support/test_registry.h"
#include "triggers/model/evaluate.h"
#include "triggers/model/event_fields.h"

using namespace signalbox;
using namespace signalbox::triggers;
using namespace signalbox::triggers::test;

using Verdict = DryRunEvent::Step::Verdict;

class ModelDryRunTest : public QObject {
    Q_OBJECT

    static DryRun dryRun(const Trigger& trigger, const std::vector<EventRow>& events, int limit, size_t page = 1'000)
    {
        DryRunner runner(trigger, limit);
        for (size_t at = 0; at < events.size(); at += page)
            runner.add(
                {events.begin() + qsizetype(at), events.begin() + qsizetype(std::min(at + page, events.size()))});
        return runner.result();
    }

private Q_SLOTS:
    void pastEventsAreCounted()
    {
        std::vector<EventRow> events;
        for (int i = 0; i < 10; ++i) {
            events.push_back(scored(i % 2 ? 10 : 90, 1'700'000'000 + i * 60));
            events.back().tag1 = u"fraud"_s;
        }
        events[9].retracted = true;
        events.push_back(eventAt());
        events.back().chainId = 1;
        const Trigger made = trigger(
            {eventIs(u"NewFeedback"_s), score(u"<"_s, u"50"_s), agentIs(u"12o7"_s), rate(u">"_s, u"3"_s, u"1h"_s)});
        const DryRun run = dryRun(made, events, 3);
        QCOMPARE(run.events, 9);
        QCOMPARE(run.fired, 1);
        QCOMPARE(run.passed, (std::vector<qint64>{9, 4, 4, 1}));
        QCOMPARE(run.leftOut.size(), size_t(1));
        QCOMPARE(run.leftOut[0].path, u"conditions[2].value"_s);
        QCOMPARE(run.newest.size(), size_t(3));
        QCOMPARE(run.newest[0].eventId, events[8].id);
        const DryRunEvent& fired = run.newest[1];
        QVERIFY(fired.fires);
        QCOMPARE(fired.agent, u"42"_s);
        QCOMPARE(fired.score, u"10"_s);
        QCOMPARE(fired.tag1, u"fraud"_s);
        QCOMPARE(fired.steps[0].has, u"NewFeedback"_s);
        QCOMPARE(fired.steps[2].verdict, Verdict::LeftOut);
        QCOMPARE(fired.steps[3].verdict, Verdict::True);
        QCOMPARE(fired.steps[3].has, u"4"_s);
        QCOMPARE(fired.counted.size(), size_t(4));
        QCOMPARE(fired.counted.back(), fired.time);
        QVERIFY(run.newest[0].counted.empty());
        QCOMPARE(dryRun(made, events, 0).newest.size(), size_t(0));
        QCOMPARE(dryRun(made, {}, 10).events, 0);
    }

    void pagesGiveTheSameAsAll()
    {
        std::vector<EventRow> events;
        for (int i = 0; i < 500; ++i)
            events.push_back(scored(i * 7 % 100, 1'700'000'000 + i * 60));
        const Trigger made = trigger({score(u"<"_s, u"50"_s), average(u"<"_s, u"50"_s, {{u"window_size"_s, 10}}),
                                      rate(u">"_s, u"3"_s, u"1h"_s)});
        const DryRun whole = dryRun(made, events, 7);
        for (const size_t page : {1, 3, 499}) {
            const DryRun paged = dryRun(made, events, 7, page);
            QCOMPARE(paged.fired, whole.fired);
            QCOMPARE(paged.passed, whole.passed);
            QCOMPARE(paged.newest.size(), size_t(7));
            for (size_t i = 0; i < 7; ++i) {
                QCOMPARE(paged.newest[i].eventId, whole.newest[i].eventId);
                QCOMPARE(paged.newest[i].counted, whole.newest[i].counted);
                QCOMPARE(paged.newest[i].steps.back().has, whole.newest[i].steps.back().has);
            }
        }
        QVERIFY(whole.fired > 0 && whole.fired < 500);
    }

    void theFieldsOfAnEventHaveTheirNames()
    {
        EventRow row = eventAt();
        row.tag1 = u"a"_s;
        row.tag2 = u"b"_s;
        row.validatorAddress = u"0x01"_s;
        row.tag = u"kyc"_s;
        const actions::Fields fields = fieldsOf(row, {u"Base"_s, u"t1"_s, u"Fraud"_s, {{u"count"_s, 4}}});
        QStringList names;
        for (const auto& [name, value] : fields)
            names << name;
        QStringList promised = triggerVocabulary().placeholders;
        promised.removeOne(u"verified_file_content"_s);
        promised.sort();
        QCOMPARE(names, promised);
        QCOMPARE(fields.at(u"tags"_s), QJsonValue(u"a, b"_s));
        QCOMPARE(fields.at(u"agent_id"_s), QJsonValue(42));
        QCOMPARE(fields.at(u"count"_s), QJsonValue(4));
        QVERIFY(fields.at(u"ema"_s).isNull());
        QVERIFY(fields.at(u"owner"_s).isNull());
        QVERIFY(fields.at(u"responder"_s).isNull());
        QCOMPARE(fields.at(u"validation_tag"_s), QJsonValue(u"kyc"_s));
        QCOMPARE(fields.at(u"chain_name"_s), QJsonValue(u"Base"_s));
        QCOMPARE(fields.at(u"trigger_name"_s), QJsonValue(u"Fraud"_s));

        row.agentId.reset();
        row.agentIdText = u"340282366920938463463374607431768211456"_s;
        row.eventType = u"ResponseAppended"_s;
        row.score.reset();
        row.feedbackValue = u"99999999999"_s;
        row.feedbackValueDecimals = 1;
        const actions::Fields large = fieldsOf(row);
        QCOMPARE(large.at(u"agent_id"_s), QJsonValue(*row.agentIdText));
        QCOMPARE(large.at(u"responder"_s), QJsonValue(u"0x01"_s));
        QCOMPARE(large.at(u"score"_s), QJsonValue(u"9999999999.9"_s));
        QVERIFY(large.at(u"chain_name"_s).isNull());
    }
};

SIGNALBOX_TEST(ModelDryRunTest)
#include "model_dry_run_test.moc"
