// SPDX-License-Identifier: GPL-3.0-or-later

#include "model_parts.h"
#include "support/test_registry.h"
#include "triggers/model/trigger_index.h"

using namespace signalbox;
using namespace signalbox::triggers;
using namespace signalbox::triggers::test;

class ModelIndexTest : public QObject {
    Q_OBJECT

    static TriggerCondition anyCondition(QRandomGenerator& random)
    {
        switch (random.bounded(7u)) {
            case 0:
                return agentIs(QString::number(random.bounded(4u)));
            case 1:
                return eventIs(random.bounded(2u) ? u"NewFeedback"_s : u"FeedbackRevoked"_s);
            case 2:
                return score(random.bounded(2u) ? u"<"_s : u">="_s, QString::number(random.bounded(100u)));
            case 3:
                return random.bounded(3u) ? tagIs(u"tag1"_s, u"a"_s) : tagIs(u"tag9"_s, u"a"_s);
            case 4:
                return rate(u">"_s, QString::number(random.bounded(3u)), u"1h"_s);
            case 5:
                return condition(u"agent_id_equals"_s, u"agent_id"_s, random.bounded(2u) ? u"!="_s : u"="_s,
                                 random.bounded(3u) ? u"2"_s : u"x"_s);
            default:
                return average(u"<"_s, u"50"_s, {{u"window_size"_s, 3}});
        }
    }

private Q_SLOTS:
    /// Whoever fires, fails or counts is a candidate.
    void nothingIsLeftOut()
    {
        QRandomGenerator random(16);
        std::vector<Trigger> all;
        for (int i = 0; i < 600; ++i) {
            Trigger made = trigger({});
            made.id = u"%1"_s.arg(i, 4, 10, QChar(u'0'));
            made.chainId = 1 + random.bounded(2u);
            for (quint32 n = random.bounded(4u); n > 0; --n)
                made.conditions.push_back(anyCondition(random));
            all.push_back(std::move(made));
        }
        std::reverse(all.begin(), all.end());
        const TriggerIndex index(all);
        QCOMPARE(index.evaluators().size(), all.size());
        QVERIFY(index.find(u"0007"_s) && !index.find(u"7"_s));
        qint64 found = 0;
        for (int i = 0; i < 300; ++i) {
            EventRow row = eventAt(1'700'000'000 + i);
            row.chainId = 1 + random.bounded(3u);
            row.eventType = random.bounded(2u) ? u"NewFeedback"_s : u"FeedbackRevoked"_s;
            row.agentId = random.bounded(5u) ? std::optional<qint64>(random.bounded(4u)) : std::nullopt;
            row.score = random.bounded(5u) ? std::optional<qint64>(random.bounded(100u)) : std::nullopt;
            if (random.bounded(2u))
                row.tag1 = u"a"_s;
            QStringList expected, candidates;
            for (const Evaluator& evaluator : index.evaluators()) {
                TriggerState state;
                if (!evaluator.watches(row))
                    continue;
                const Outcome outcome = evaluator.evaluate(row, state);
                if (outcome.fires || outcome.error || outcome.stateChanged)
                    expected << evaluator.trigger().id;
            }
            for (const Evaluator* evaluator : index.candidates(row))
                candidates << evaluator->trigger().id;
            QVERIFY(std::is_sorted(candidates.begin(), candidates.end()));
            for (const QString& id : expected)
                QVERIFY2(candidates.contains(id), qPrintable(id));
            found += candidates.size();
        }
        QVERIFY(found > 0);
        QVERIFY(TriggerIndex().candidates(eventAt()).empty());
    }

    /// The number of comparisons of the bar: 10,000 triggers, 12 pairs of chain and registry.
    void manyTriggersAreMatchedFast()
    {
        QRandomGenerator random(17);
        std::vector<Trigger> all;
        const QStringList registries{u"identity"_s, u"reputation"_s, u"validation"_s};
        for (int i = 0; i < 10'000; ++i) {
            Trigger made = trigger({});
            made.id = QString::number(i);
            made.chainId = 1 + i % 4;
            made.registry = registries[i / 4 % 3];
            if (i % 10 < 5)
                made.conditions = {agentIs(QString::number(random.bounded(10'000u)))};
            else if (i % 10 < 9)
                made.conditions = {eventIs(random.bounded(2u) ? u"NewFeedback"_s : u"FeedbackRevoked"_s)};
            made.conditions.push_back(score(u"<"_s, u"1"_s));
            all.push_back(std::move(made));
        }
        const TriggerIndex index(std::move(all));
        qint64 found = 0;
        QBENCHMARK
        {
            for (int i = 0; i < 5000; ++i) {
                EventRow row = scored(i % 100, 1'700'000'000 + i);
                row.chainId = 1 + i % 4;
                row.agentId = i;
                found += qint64(index.candidates(row).size());
            }
        }
        QVERIFY(found > 0);
    }
};

SIGNALBOX_TEST(ModelIndexTest)
#include "model_index_test.moc"
