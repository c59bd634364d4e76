// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPromise>
#include <QSignalSpy>
#include <QTest>

#include "queue/queue_config_model.h"
#include "queue/queue_config_rules.h"
#include "queue/queue_export.h"
#include "queue/queue_item_model.h"
#include "queue/queue_poll.h"
#include "queue/queue_table_model.h"
#include "queue/queue_threshold_rules.h"
#include "queue/queue_words.h"
#include "signalbox/literals.h"
#include "support/scripted_engine.h"
#include "support/test_registry.h"
#include "theme/theme.h"
#include "widgets/time_range.h"

using namespace signalbox;
using namespace signalbox::ui;
using test::Scene;
using test::ScriptedEngine;

namespace {

/// Answers the questions for the queues when it is told to.
class LateQueue : public test::ScriptedQueue {
public:
    std::vector<QPromise<Expected<std::vector<BalanceQueue>>>> waiting;
    QFuture<Expected<std::vector<BalanceQueue>>> queues() override
    {
        waiting.emplace_back();
        waiting.back().start();
        return waiting.back().future();
    }
    void answer()
    {
        waiting.back().addResult(std::vector<BalanceQueue>());
        waiting.back().finish();
    }
};

class LateEngine : public ScriptedEngine {
public:
    QueueQueries* balanceQueue() override { return &late; }
    LateQueue late;
};

}  // namespace

/// Models and rules of the Queue screen, on the queues of the picture: seven EVM chains, two with failed entries.
class QueueRulesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        ThemeManager::instance().install();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }
    void init() { m_engine = std::make_unique<ScriptedEngine>(); }

    void totalsAreSums()
    {
        const std::vector<BalanceQueue> queues = m_engine->queued.make();
        QCOMPARE(queues.size(), size_t(7));
        const QueueTotals sum = QueueTotals::of(queues);
        QCOMPARE(sum.pending, 218);
        QCOMPARE(sum.processing, 44);
        QCOMPARE(sum.failed, 7);
        QCOMPARE(sum.errorsLastHour, 7);
        QCOMPARE(*sum.oldest, 9'800);
        QCOMPARE(sum.worst->chain, u"Celo"_s);
        QVERIFY(!QueueTotals::of({}).worst);
    }

    void theTableSaysWhatIsWrong()
    {
        QueueTableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setQueues(m_engine->queued.make());
        model.setSnapshot(*m_engine->snapshot());
        model.setDepths(m_engine->queued.series(QDateTime::currentDateTimeUtc().addSecs(-3600), {}).result().value());
        const int celo = model.rowOf(u"eip155:42220"_s), polygon = model.rowOf(u"eip155:137"_s);
        const auto text = [&](int row, QueueTableModel::Column column, int role = Qt::DisplayRole) {
            return model.index(row, int(column)).data(role);
        };
        using Column = QueueTableModel::Column;
        QCOMPARE(text(celo, Column::State).toString(), u"errors"_s);
        QCOMPARE(text(celo, Column::State, StateItemRole).toInt(), int(State::Error));
        QCOMPARE(text(celo, Column::P95).toString(), u"–"_s);
        QCOMPARE(text(celo, Column::Reason).toString(), u"5 attempts failed in the last hour (threshold 3)."_s);
        QCOMPARE(text(polygon, Column::State).toString(), u"delayed"_s);
        QCOMPARE(text(polygon, Column::Oldest).toString(), u"9.8 s"_s);
        QCOMPARE(text(polygon, Column::Oldest, InkRole).toInt(), int(Ink::Warn));
        QCOMPARE(text(polygon, Column::Chain, MarkRole).toInt(), 4);
        QVERIFY(text(polygon, Column::DepthLine, SparkRole).value<SparkData>().values.size() > 20);
        QCOMPARE(model.totals().at(int(Column::Chain)), u"All 7 chains"_s);
        QCOMPARE(model.totals().at(int(Column::Pending)), u"218"_s);
        QCOMPARE(model.totals().at(int(Column::Done)), u"4,034"_s);
        // what is the same on screen is not signaled
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setQueues(m_engine->queued.make());
        QCOMPARE(changes.size(), 0);
    }

    void aDisabledQueueSaysSo()
    {
        BalanceQueue queue;
        queue.enabled = false;
        QCOMPARE(queueWord(queue), u"disabled"_s);
        QCOMPARE(queueSign(queue), State::Paused);
        QVERIFY(queueReason(queue).contains(u"until the queue is enabled"_s));
        queue.state = QueueState::Errors;
        QCOMPARE(queueWord(queue), u"errors"_s);
        // failed items are said although they are no reason
        queue = {};
        queue.failed = 2;
        QCOMPARE(queueReason(queue), u"2 failed items"_s);
    }

    void entriesSayTheirNextStep()
    {
        QueueEntry entry;
        entry.state = QueueEntryState::Failed;
        entry.errorCode = u"55P03"_s;
        QCOMPARE(entryNextStep(entry), u"retry"_s);
        entry.errorCode = u"22003"_s;
        QCOMPARE(entryNextStep(entry), u"discard to recalculate it"_s);
        entry.recalculates = true;
        QCOMPARE(entryNextStep(entry), u"check the token, then retry"_s);
        entry.state = QueueEntryState::Retrying;
        entry.nextTry = QDateTime::currentDateTimeUtc().addSecs(3600);
        QVERIFY2(entryNextStep(entry).startsWith(u"retry in "_s), qPrintable(entryNextStep(entry)));
        entry.state = QueueEntryState::Pending;
        QCOMPARE(entryNextStep(entry), u"next batch"_s);
    }

    void entriesAreExportedWhole()
    {
        const auto failed = m_engine->queued.entries({{}, QueueEntryState::Failed, 10'000}).result().value();
        const QByteArray csv = queueEntriesText(failed, QueueEntryState::Failed, false);
        QCOMPARE(csv.count("\r\n"), 8);
        QVERIFY2(csv.startsWith("at,chain,token,holder,type,attempts,error,next\r\n"), csv.constData());
        QVERIFY(csv.contains(failed.front().holder.toUtf8()));  // not the short one
        const QJsonArray json =
            QJsonDocument::fromJson(queueEntriesText(failed, QueueEntryState::Failed, true)).array();
        QCOMPARE(json.size(), 7);
        QCOMPARE(json.at(0)[u"chain"_s].toString(), u"eip155:137"_s);
    }

    void configurationsAreChecked()
    {
        QueueConfig config;
        config.caip2 = u"eip155:1"_s;
        QVERIFY(configRefusal(config).isEmpty());
        QVERIFY(configWarning(config, 0).isEmpty());
        for (const ConfigField& field : configFields) {
            QueueConfig wrong = config;
            wrong.*field.value = field.least - 1;
            QVERIFY2(configRefusal(wrong).startsWith(configTitle(field)), field.id);
            wrong.*field.value = field.most + 1;
            QVERIFY2(!configRefusal(wrong).isEmpty(), field.id);
        }
        config.longestRetryMs = config.retryMs - 1;
        QVERIFY(configRefusal(config).contains(u"longest delay"_s));
        config.longestRetryMs = config.retryMs;
        config.mostAttempts = 1;
        QVERIFY(configWarning(config, 0).startsWith(u"No retries"_s));
        config.enabled = false;
        QVERIFY(configWarning(config, 0).startsWith(u"Stops the queue"_s));
        config.caip2.clear();
        QVERIFY2(configWarning(config, 6).contains(u"6 chains"_s), qPrintable(configWarning(config, 6)));
    }

    void onlyChangesAreSent()
    {
        QueueConfig from, to;
        to.batchSize = 500;
        to.enabled = false;
        const arguments::QueueConfigure changes = configChanges(from, to);
        QCOMPARE(changes.batchSize, std::optional<int>(500));
        QCOMPARE(changes.enabled, std::optional<bool>(false));
        QVERIFY(!changes.reset && !changes.intervalSeconds && !changes.mostAttempts && !changes.boostHours &&
                !changes.retryMs && !changes.longestRetryMs);
        // a value that another console changed meanwhile is not overwritten
        QueueConfig now = from;
        now.mostAttempts = 9;
        const QueueConfig draft = rebased(to, from, now);
        QCOMPARE(draft.mostAttempts, 9);
        QCOMPARE(draft.batchSize, 500);
        QVERIFY(!draft.enabled);
    }

    void draftsSurviveAnswers()
    {
        QueueConfigModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setConfigs(m_engine->queued.configs().result().value());
        QCOMPARE(model.index(0, QueueConfigModel::Chain).data().toString(), u"Defaults"_s);
        const int base = model.rowOf(u"eip155:8453"_s), one = model.rowOf(u"eip155:1"_s);
        QCOMPARE(model.index(base, QueueConfigModel::Source).data().toString(), u"own"_s);
        QCOMPARE(model.index(one, QueueConfigModel::Source).data().toString(), u"defaults"_s);
        const QModelIndex batch = model.index(one, QueueConfigModel::FirstNumber);
        QVERIFY(model.setData(batch, 250, Qt::EditRole));
        QCOMPARE(model.changed().size(), size_t(1));
        QCOMPARE(batch.data().toString(), u"250"_s);
        QVERIFY(batch.data(QueueConfigModel::ChangedRole).toBool());
        model.setConfigs(m_engine->queued.configs().result().value());
        QCOMPARE(batch.data().toString(), u"250"_s);
        QVERIFY(model.isValid());
        QVERIFY(model.setData(batch, 0, Qt::EditRole));
        QVERIFY(!model.isValid());
        QVERIFY(model.index(one, QueueConfigModel::Check).data().toString().startsWith(u"Batch size"_s));
        model.revert();
        QVERIFY(model.changed().empty());
        QCOMPARE(batch.data().toString(), u"100"_s);
    }

    void thresholdsAreReadAndWritten()
    {
        QueueThresholds thresholds;
        thresholds.pending = 12'000;
        thresholds.delayedMs = 1'500;
        const ThresholdTexts texts = textsOf(thresholds);
        QCOMPARE(texts[ThresholdField::Pending], u"12,000"_s);
        QCOMPARE(texts[ThresholdField::Drain], QString());
        QCOMPARE(texts[ThresholdField::Delayed], u"1.5"_s);
        QCOMPARE(texts[ThresholdField::End], u"80"_s);
        const auto read = thresholdsOf(texts);
        QVERIFY(read && sameThresholds(*read, thresholds));
        for (const char* wrong : {"", "0", "-3", "x", "1e400"})
            QVERIFY2(!isThreshold(ThresholdField::Delayed, QLatin1String(wrong)), wrong);
        QVERIFY(!isThreshold(ThresholdField::Errors, u"1.5"_s));
        QVERIFY(!isThreshold(ThresholdField::End, u"101"_s));
        QVERIFY(isThreshold(ThresholdField::Pending, {}));  // not checked
        QVERIFY(isThreshold(ThresholdField::Drain, u" 60 "_s));
        thresholds.drainSeconds = 12.3456;
        thresholds.delayedMs = 1'255;
        const auto again = thresholdsOf(textsOf(thresholds));
        QVERIFY(again && sameThresholds(*again, thresholds));
    }

    void thePollAsksWhileItIsWatchedAndLive()
    {
        LateEngine engine;
        TimeScope time;
        QueuePoll poll(&time);
        int arrived = 0;
        connect(&poll, &QueuePoll::arrived, this, [&] { ++arrived; });
        poll.ask();
        poll.setEngine(&engine);
        QVERIFY(engine.late.waiting.empty());
        poll.setWatched(true);
        poll.ask();
        poll.ask();  // one question at a time
        QCOMPARE(engine.late.waiting.size(), size_t(1));
        engine.late.answer();
        QTRY_COMPARE(arrived, 1);
        time.setLive(false);
        poll.ask();
        QCOMPARE(engine.late.waiting.size(), size_t(1));
        poll.askNow();
        QCOMPARE(engine.late.waiting.size(), size_t(2));
        poll.setEngine(nullptr);
        engine.late.answer();
        QTest::qWait(0);
        QCOMPARE(arrived, 1);  // of an earlier engine
    }

    /// A window that was paused before shows the figures once.
    void thePollAsksOnceWhilePaused()
    {
        LateEngine engine;
        TimeScope time;
        time.setLive(false);
        QueuePoll poll(&time);
        poll.setEngine(&engine);
        poll.setWatched(true);
        QCOMPARE(engine.late.waiting.size(), size_t(1));
        engine.late.answer();
        QTest::qWait(0);
        poll.ask();
        QCOMPARE(engine.late.waiting.size(), size_t(1));
    }

private:
    std::unique_ptr<ScriptedEngine> m_engine;
};
SIGNALBOX_TEST(QueueRulesTest)

#include "queue_rules_test.moc"
