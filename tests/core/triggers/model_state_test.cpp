// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>

#include "model_parts.h"
#include "support/test_registry.h"
#include "triggers/model/evaluate.h"

using namespace signalbox;
using namespace signalbox::triggers;
using namespace signalbox::triggers::test;

namespace {
constexpr qint64 t = 1'700'000'000;
}

/// Averages and counts: their arithmetic, their state as stored.
class ModelStateTest : public QObject {
    Q_OBJECT

    static std::vector<bool> fires(const Evaluator& evaluator, const std::vector<qint64>& times, QJsonObject& state)
    {
        std::vector<bool> all;
        for (const qint64 time : times)
            all.push_back(evaluator.evaluate(eventAt(time), state).fires);
        return all;
    }

private Q_SLOTS:
    void averagesAreThoseOfTheTable_data()
    {
        QTest::addColumn<QJsonObject>("config");
        QTest::addColumn<QJsonObject>("state");
        QTest::addColumn<QList<int>>("scores");
        QTest::addColumn<QList<double>>("expected");
        QTest::newRow("window 10") << QJsonObject{{u"window_size"_s, 10}}
                                   << QJsonObject{{u"ema"_s, 75}, {u"count"_s, 3}} << QList<int>{90}
                                   << QList<double>{77.7272727};
        QTest::newRow("alpha") << QJsonObject{{u"window_size"_s, 10}, {u"alpha"_s, 0.2}}
                               << QJsonObject{{u"ema"_s, 75.0}} << QList<int>{90} << QList<double>{78.0};
        QTest::newRow("from empty") << QJsonObject{{u"window_size"_s, 10}} << QJsonObject() << QList<int>{80, 60, 40}
                                    << QList<double>{80, 76.363636, 69.752066};
        QTest::newRow("window 1") << QJsonObject{{u"window_size"_s, 1}} << QJsonObject() << QList<int>{80, 3, 99}
                                  << QList<double>{80, 3, 99};
        QTest::newRow("of the documents")
            << QJsonObject{{u"alpha"_s, 0.2}} << QJsonObject{{u"ema"_s, 72.5}, {u"count"_s, 15}} << QList<int>{90}
            << QList<double>{76.0};
    }
    void averagesAreThoseOfTheTable()
    {
        QFETCH(QJsonObject, config);
        QFETCH(QJsonObject, state);
        QFETCH(QList<int>, scores);
        QFETCH(QList<double>, expected);
        const Evaluator evaluator(trigger({average(u">"_s, u"1000"_s, config)}));
        qint64 count = state[u"count"_s].toInteger();
        for (qsizetype i = 0; i < scores.size(); ++i) {
            const Outcome outcome = evaluator.evaluate(scored(scores[i]), state);
            QVERIFY(!outcome.fires && outcome.stateChanged);
            QVERIFY(std::abs(outcome.extra["ema"_L1].toDouble() - expected[i]) < 1e-6);
            QCOMPARE(outcome.extra["ema_score"_L1], outcome.extra["ema"_L1]);
            QCOMPARE(state["ema"_L1], outcome.extra["ema"_L1]);
            QCOMPARE(state["count"_L1].toInteger(), ++count);
            QCOMPARE(state.size(), 2);
        }
    }

    void anAverageIgnoresEventsWithoutScore()
    {
        const Evaluator evaluator(trigger({average(u"<"_s, u"1000"_s, {{u"alpha"_s, 0.5}})}));
        QJsonObject state{{u"ema"_s, 10.0}, {u"count"_s, 1}};
        const Outcome outcome = evaluator.evaluate(scored({}), state);
        QVERIFY(!outcome.fires && !outcome.error && !outcome.stateChanged);
        QCOMPARE(state, (QJsonObject{{u"ema"_s, 10.0}, {u"count"_s, 1}}));
    }

    void aConstantScoreDoesNotDrift()
    {
        for (const char* op : {"<", ">", "!=", "<>"}) {
            const Evaluator evaluator(trigger({average(QString::fromLatin1(op), u"60.1"_s, {{u"window_size"_s, 7}})}));
            TriggerState state;
            EventRow row = scored(60);
            row.feedbackValue = u"601"_s;
            row.feedbackValueDecimals = 1;
            for (int i = 0; i < 1000; ++i)
                QVERIFY(!evaluator.evaluate(row, state).fires);
        }
    }

    void averagesFollowLongArithmetic()
    {
        QRandomGenerator random(14);
        for (int round = 0; round < 200; ++round) {
            const int window = 1 + int(random.bounded(50u));
            const Evaluator evaluator(trigger({average(u">="_s, u"50"_s, {{u"window_size"_s, window}})}));
            const long double alpha = 2.0L / (window + 1);
            TriggerState typed;
            QJsonObject stored;
            std::optional<long double> expected;
            for (int i = 0; i < 50; ++i) {
                const auto value = random.bounded(8u) ? std::optional<qint64>(random.bounded(101u)) : std::nullopt;
                if (value)
                    expected = expected ? alpha * *value + (1 - alpha) * *expected : *value;
                const Outcome outcome = evaluator.evaluate(scored(value), typed);
                QCOMPARE(evaluator.evaluate(scored(value), stored).fires, outcome.fires);
                if (value)
                    QVERIFY(std::abs(outcome.extra["ema"_L1].toDouble() - double(*expected)) < 1e-9);
                if (value && std::abs(*expected - 50) > 1e-6L)
                    QCOMPARE(outcome.fires, *expected > 50);
            }
            QCOMPARE(evaluator.writtenState(typed), stored);
        }
    }

    void aWindowCountsOnBlockTime()
    {
        const Evaluator evaluator(trigger({rate(u">"_s, u"2"_s, u"1h"_s)}));
        QJsonObject state;
        QCOMPARE(fires(evaluator, {t, t + 10, t + 20, t + 30}, state), (std::vector{false, false, true, true}));
        QCOMPARE(state["current_hour"_L1].toString(), u"2023-11-14T22:00:00Z"_s);
        QCOMPARE(state["count"_L1].toInt(), 4);
        QCOMPARE(state["recent_timestamps"_L1].toArray(), (QJsonArray{t, t + 10, t + 20, t + 30}));
    }

    void aFireResetsTheWindow()
    {
        const Evaluator evaluator(trigger({rate(u">"_s, u"2"_s, u"1h"_s, true)}));
        QJsonObject state;
        QCOMPARE(fires(evaluator, {t, t + 10, t + 20, t + 30, t + 40, t + 50}, state),
                 (std::vector{false, false, true, false, false, true}));
        QCOMPARE(state["count"_L1].toInt(), 0);
        QVERIFY(state["recent_timestamps"_L1].toArray().isEmpty());
    }

    void aTrueCountOfATriggerThatDoesNotFireIsKept()
    {
        const Evaluator evaluator(trigger({rate(u">"_s, u"0"_s, u"1h"_s, true), score(u"<"_s, u"10"_s)}));
        QJsonObject state;
        QVERIFY(!evaluator.evaluate(scored(50, t), state).fires);
        QCOMPARE(state["count"_L1].toInt(), 1);
        const Outcome outcome = evaluator.evaluate(scored(5, t + 1), state);
        QVERIFY(outcome.fires);
        QCOMPARE(outcome.extra["count"_L1].toInt(), 2);
        QCOMPARE(state["count"_L1].toInt(), 0);
    }

    void theEdgeIsPartOfTheWindow()
    {
        const Evaluator evaluator(trigger({rate(u"="_s, u"2"_s, u"1h"_s)}));
        QJsonObject state;
        QCOMPARE(fires(evaluator, {t, t + 3600}, state), (std::vector{false, true}));
        state = {};
        QCOMPARE(fires(evaluator, {t, t + 3601}, state), (std::vector{false, false}));
        state = {};
        QCOMPARE(fires(evaluator, {t, t + 3700}, state), (std::vector{false, false}));
        QCOMPARE(state["count"_L1].toInt(), 1);
    }

    void countsAreThoseOfAPlainSearch()
    {
        QRandomGenerator random(15);
        for (int round = 0; round < 100; ++round) {
            const qint64 window = 1 + random.bounded(100u);
            const int most = int(random.bounded(6u));
            const bool resets = random.bounded(2u);
            const Evaluator evaluator(trigger({rate(u">"_s, QString::number(most), u"%1s"_s.arg(window), resets)}));
            std::vector<qint64> seen;
            QJsonObject state;
            qint64 time = t;
            for (int i = 0; i < 60; ++i) {
                time += random.bounded(30u);
                seen.push_back(time);
                const auto count =
                    std::count_if(seen.begin(), seen.end(), [&](qint64 each) { return each >= time - window; });
                const Outcome outcome = evaluator.evaluate(eventAt(time), state);
                QCOMPARE(outcome.extra["count"_L1].toInteger(), qint64(count));
                QCOMPARE(outcome.fires, count > most);
                if (outcome.fires && resets)
                    seen.clear();
            }
        }
    }

    void atMostTenThousandAreCounted()
    {
        const Evaluator evaluator(trigger({rate(u">="_s, u"10000"_s, u"1d"_s)}));
        TriggerState state;
        for (int i = 0; i < 10'005; ++i)
            QCOMPARE(evaluator.evaluate(eventAt(t + i), state).fires, i >= 9'999);
        QCOMPARE(state.conditions[0].times.size(), size_t(10'000));
        QCOMPARE(state.conditions[0].times.front(), t + 5);
    }

    void timeWindows_data()
    {
        QTest::addColumn<QString>("window");
        QTest::addColumn<bool>("valid");
        for (const char* good : {"1h", "30m", "45s", "7d"})
            QTest::newRow(good) << QString::fromLatin1(good) << true;
        for (const char* bad : {"0h", "1w", "h", "-1h", "1.5h", "1 h", "", "1h30m", "1H", "99999999999h"})
            QTest::newRow(bad) << QString::fromLatin1(bad) << false;
    }
    void timeWindows()
    {
        QFETCH(QString, window);
        QFETCH(bool, valid);
        QJsonObject state;
        QCOMPARE(!Evaluator(trigger({rate(u">"_s, u"0"_s, window)})).evaluate(eventAt(), state).error, valid);
    }

    void severalConditionsHaveAStateEach()
    {
        Trigger two = trigger({rate(u">"_s, u"1"_s, u"1h"_s), average(u"<"_s, u"60"_s, {{u"alpha"_s, 0.5}})});
        two.conditions[0].id = 7;
        two.conditions[1].id = 8;
        const Evaluator evaluator(two);
        QJsonObject state;
        QVERIFY(!evaluator.evaluate(scored(80, t), state).fires);
        QCOMPARE(state["count"_L1].toInt(), 1);
        QVERIFY(state["conditions"_L1].toObject().contains("7"_L1));
        QVERIFY(!state["conditions"_L1].toObject().contains("8"_L1));
        QVERIFY(!evaluator.evaluate(scored(80, t + 1), state).fires);
        QVERIFY(evaluator.evaluate(scored(20, t + 2), state).fires);
        const QJsonObject map = state["conditions"_L1].toObject();
        QCOMPARE(map["8"_L1].toObject()["ema"_L1].toDouble(), 50.0);
        QCOMPARE(map["7"_L1].toObject()["count"_L1].toInt(), 3);
        // the flat shape alone is that of the first
        const auto read = evaluator.readState({{u"count"_s, 2}, {u"recent_timestamps"_s, QJsonArray{t, t + 1}}});
        QVERIFY(read);
        QCOMPARE(read->conditions[0].times.size(), size_t(2));
        QVERIFY(!read->conditions[1].ema);
    }

    void statesOfOtherProgramsAreRead()
    {
        const Evaluator rates(trigger({rate(u">"_s, u"1"_s, u"1h"_s)}));
        QJsonObject state{{u"window_start"_s, t}, {u"count"_s, 1}, {u"recent_timestamps"_s, QJsonArray{t}}};
        QVERIFY(rates.evaluate(eventAt(t + 5), state).fires);
        QVERIFY(rates.readState({{u"current_hour"_s, u"2023-11-14T22:00:00Z"_s}}));
        const Evaluator averages(trigger({average(u">"_s, u"1"_s, {{u"alpha"_s, 0.5}})}));
        const auto read = averages.readState({{u"ema"_s, 5}, {u"count"_s, 2}, {u"last_updated"_s, t}});
        QVERIFY(read);
        QCOMPARE(read->conditions[0].ema, std::optional(5.0));
    }

    void aDamagedStateIsAnError()
    {
        const Evaluator averages(trigger({average(u">"_s, u"1"_s, {{u"alpha"_s, 0.5}})}));
        QJsonObject state{{u"ema"_s, u"72"_s}};
        const QJsonObject before = state;
        const Outcome outcome = averages.evaluate(eventAt(), state);
        QVERIFY(outcome.error && !outcome.fires);
        QCOMPARE(outcome.error->english(),
                 u"The stored state of condition 1 is damaged (ema). Reset the trigger's state."_s);
        QCOMPARE(state, before);
        const Evaluator rates(trigger({rate(u">"_s, u"1"_s, u"1h"_s)}));
        for (const QJsonValue& bad : {QJsonValue(5), QJsonValue(QJsonArray{u"x"_s}), QJsonValue(QJsonArray{1.5}),
                                      QJsonValue(QJsonArray{1e300})})
            QVERIFY(!rates.readState({{u"recent_timestamps"_s, bad}}));
    }
};

SIGNALBOX_TEST(ModelStateTest)
#include "model_state_test.moc"
