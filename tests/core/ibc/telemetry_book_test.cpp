// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>
#include <QFile>
#include <QMutex>

#include "book_place.h"
#include "ibc/telemetry/telemetry_book.h"
#include "ibc/telemetry/telemetry_rows.h"
#include "support/places.h"
#include "support/receivers.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

QByteArray metricsFile(const QString& name)
{
    QFile file(sourceFile(u"tests/data/telemetry/"_s + name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    return file.readAll();
}

}  // namespace

/// Metrics of real HTTP servers on this machine, and what is stored of them.
class TelemetryBookTest : public QObject, IbcBookPlace {
    Q_OBJECT

    using All = std::vector<TelemetryReading>;

    std::unique_ptr<Receiver> m_receiver;
    std::unique_ptr<ibc::TelemetryBook> m_telemetry;
    QMutex m_mutex;
    ReceiverAnswer m_answer;
    ibc::TelemetrySettings m_settings;

    void answerWith(const ReceiverAnswer& answer)
    {
        const QMutexLocker lock(&m_mutex);
        m_answer = answer;
    }
    void configure(const ibc::TelemetrySettings& settings)
    {
        const QMutexLocker lock(&m_mutex);
        m_settings = settings;
    }
    void makeTelemetry(bool works = false)
    {
        engine::FamilyParts family;
        family.database = db->connection();
        family.works = works;
        ibc::TelemetryPace pace;
        pace.silenceMs = 1'000;
        pace.totalMs = 1'500;
        m_telemetry = std::make_unique<ibc::TelemetryBook>(
            ibc::TelemetryBook::Parts{family,
                                      [this] {
                                          const QMutexLocker lock(&m_mutex);
                                          return m_settings;
                                      },
                                      u"me@here"_s, pace, std::chrono::milliseconds(200)});
    }
    TelemetryReading read() const
    {
        const auto all = wait(m_telemetry->readings(true));
        if (!all || all->size() != 1)
            qFatal("%s", qPrintable(all ? u"%1 readings"_s.arg(all->size()) : all.error().text()));
        return all->front();
    }
    QString failure() const
    {
        const TelemetryReading reading = read();
        return reading.origin.unreachableSince.isValid() ? reading.trouble.english() : u"reachable"_s;
    }

private Q_SLOTS:
    void init()
    {
        makeBook();
        m_receiver = std::make_unique<Receiver>([this](const SeenRequest&) {
            const QMutexLocker lock(&m_mutex);
            return m_answer;
        });
        answerWith({200, metricsFile(u"hermes.txt"_s), "text/plain; charset=utf-8", {}});
        configure({m_receiver->url(QString()), {}});
        makeTelemetry();
    }
    void cleanup()
    {
        m_telemetry.reset();
        m_receiver.reset();
        dropBook();
    }

    void whatASourceStatesIsStoredForAll()
    {
        QVERIFY(wait(m_telemetry->readings(false))->empty());
        const TelemetryReading reading = read();
        QCOMPARE(reading.origin.source, TelemetrySource::Hermes);
        QCOMPARE(reading.origin.console, u"me@here"_s);
        QCOMPARE(reading.url, m_receiver->url(u"/metrics"_s));
        QVERIFY(reading.origin.readAt.isValid() && !reading.origin.unreachableSince.isValid());
        QVERIFY(reading.trouble.isEmpty());
        QVERIFY(reading.samples > 50 && reading.skipped == 0);
        QCOMPARE(reading.channels.size(), std::size_t(8));
        QCOMPARE(m_receiver->seen().back().method + m_receiver->seen().back().target, "GET/metrics"_ba);
        const auto stored = wait(m_telemetry->readings(false));
        OK(stored);
        QCOMPARE(stored->front().channels, reading.channels);
        QCOMPARE(stored->front().channels.front().origin.readAt, reading.origin.readAt);
    }

    void whatIsUnreachableKeepsItsLastFigures()
    {
        const TelemetryReading good = read();
        ReceiverAnswer gone;
        gone.drop = true;
        answerWith(gone);
        const TelemetryReading first = read(), second = read();
        QVERIFY(first.origin.unreachableSince.isValid());
        QCOMPARE(second.origin.unreachableSince, first.origin.unreachableSince);
        QVERIFY(second.triedAt > first.triedAt);
        QCOMPARE(second.origin.readAt, good.origin.readAt);
        QCOMPARE(second.channels.size(), good.channels.size());
        QVERIFY(second.channels.front().origin.unreachableSince.isValid());
        QVERIFY2(second.trouble.english().contains(u"does not answer"_s), qPrintable(second.trouble.english()));
        answerWith({200, metricsFile(u"hermes.txt"_s), "text/plain", {}});
        QVERIFY(!read().origin.unreachableSince.isValid());
        // Nothing listens at another address, and the reading of the first one is kept for an hour.
        configure({u"http://127.0.0.1:9"_s, {}});
        const auto both = wait(m_telemetry->readings(true));
        OK(both);
        QCOMPARE(both->size(), std::size_t(2));
        QVERIFY(both->front().origin.unreachableSince.isValid() && !both->front().origin.readAt.isValid());
    }

    void hostileAnswersAreRefusedInTime_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("cause");
        QTest::newRow("web page") << 0 << u"web page"_s;
        QTest::newRow("50 MB") << 1 << u"larger than 8 MiB"_s;
        QTest::newRow("endless") << 2 << u"in full within"_s;
        QTest::newRow("silent") << 3 << u"in full within"_s;
        QTest::newRow("other metrics") << 4 << u"has no metrics of Hermes"_s;
        QTest::newRow("noise") << 5 << u"has no metrics of Hermes"_s;
        QTest::newRow("error") << 6 << u"HTTP status 503"_s;
        QTest::newRow("another host") << 7 << u"redirects to another server"_s;
        QTest::newRow("empty") << 8 << u"has no metrics of Hermes"_s;
    }
    void hostileAnswersAreRefusedInTime()
    {
        QFETCH(int, kind);
        QFETCH(QString, cause);
        ReceiverAnswer answer;
        answer.type = "text/plain";
        switch (kind) {
            case 0:
                answer.body = "<!doctype html><html><body>backlog_size 1</body></html>\n";
                break;
            case 1:
                answer.fill = qint64(50) << 20;
                break;
            case 2:
                answer.endless = true;
                break;
            case 3:
                answer.silent = true;
                break;
            case 4:
                answer.body = metricsFile(u"chainpulse.txt"_s);
                break;
            case 5:
                answer.body = QByteArray("\0\xff{\"\n\\", 6).repeated(10'000);
                break;
            case 6:
                answer.status = 503;
                break;
            case 7:
                answer.status = 302;
                answer.headers << "Location: http://127.0.0.2:1/metrics";
                break;
            default:
                break;
        }
        answerWith(answer);
        QElapsedTimer timer;
        timer.start();
        const QString said = failure();
        QVERIFY2(said.contains(cause), qPrintable(said));
        QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY2(!said.contains(u'<'), qPrintable(said));
    }

    void brokenLinesAreLeftOut()
    {
        QByteArray body =
            metricsFile(u"hermes.txt"_s) + "backlog_size{chain=\"a\n{\n" + QByteArray(100'000, 'x') + "\n";
        answerWith({200, body, "text/plain", {}});
        const TelemetryReading reading = read();
        QVERIFY(!reading.origin.unreachableSince.isValid());
        QCOMPARE(reading.skipped, 3);
        QCOMPARE(reading.channels.size(), std::size_t(8));
    }

    /// A chain's texts are shown, never obeyed.
    void hostileLabelsAreText()
    {
        answerWith({200,
                    "backlog_size{chain=\"'); DROP TABLE ibc.telemetry; --\",channel=\"\u202e\",port=\"\\\"\\n\","
                    "counterparty=\"\"} 1\n",
                    "text/plain",
                    {}});
        const TelemetryReading reading = read();
        QCOMPARE(reading.channels.size(), std::size_t(1));
        QCOMPARE(reading.channels.front().chainId, u"'); DROP TABLE ibc.telemetry; --"_s);
        QVERIFY(!reading.channels.front().channel.contains(QChar(0x202e)));
    }

    void anEndDoesNotWaitForTheSource()
    {
        ReceiverAnswer silent;
        silent.silent = true;
        answerWith(silent);
        auto pending = m_telemetry->readings(true);
        QVERIFY(QTest::qWaitFor([&] { return !m_receiver->seen().empty(); }, 5'000));
        QElapsedTimer timer;
        timer.start();
        m_telemetry.reset();
        QVERIFY2(timer.elapsed() < 1'000, qPrintable(QString::number(timer.elapsed())));
        pending.waitForFinished();
    }

    void aWorkingConsoleReadsByItself()
    {
        m_telemetry.reset();
        makeTelemetry(true);
        QVERIFY(QTest::qWaitFor([&] { return sql(u"SELECT count(*) FROM ibc.telemetry"_s) == u"1"_s; }, 10'000));
        const QString first = sql(u"SELECT read_at FROM ibc.telemetry"_s);
        QVERIFY(QTest::qWaitFor([&] { return sql(u"SELECT read_at FROM ibc.telemetry"_s) != first; }, 10'000));
        configure({});
        QTest::qWait(500);
        const auto requests = m_receiver->seen().size();
        QTest::qWait(1'000);
        QCOMPARE(m_receiver->seen().size(), requests);  // no address, no request
    }

    void channelsAndRelayersHaveWhatIsStatedOfThem()
    {
        configure({{}, m_receiver->url(u"/metrics"_s)});
        answerWith({200, metricsFile(u"chainpulse.txt"_s), "text/plain", {}});
        QCOMPARE(read().origin.source, TelemetrySource::Chainpulse);
        clearedPacket(1, after(0), 10);
        relay(1, 1, u"cosmos1relayer"_s, after(5), u"effected"_s);
        count();
        const QDate day(2026, 3, 1);
        const auto channels = wait(book->channels(day, day));
        OK(channels);
        QCOMPARE(channels->size(), std::size_t(1));
        QCOMPARE(channels->front().telemetry.size(), std::size_t(2));  // seen on either chain
        QCOMPARE(channels->front().telemetry.front().origin.source, TelemetrySource::Chainpulse);
        QVERIFY(toJson(channels->front()).contains(u"telemetry"_s));
        const auto relayers = wait(book->relayers({}, day, day));
        OK(relayers);
        QCOMPARE(relayers->size(), std::size_t(1));
        QCOMPARE(relayers->front().won, 1);
        QCOMPARE(relayers->front().telemetry.size(), std::size_t(1));
        QCOMPARE(relayers->front().telemetry.front().won, std::optional<qint64>(42));
    }

    void hermesNamesOneEndOfAChannel()
    {
        answerWith(
            {200,
             "backlog_size{chain=\"beta-2\",channel=\"channel-1\",counterparty=\"alpha-1\",port=\"transfer\"} "
             "3\nbacklog_size{chain=\"beta-2\",channel=\"channel-9\",counterparty=\"alpha-1\",port=\"transfer\"} "
             "4\n",
             "text/plain",
             {}});
        (void)read();
        clearedPacket(1, after(0), 10);
        count();
        const QDate day(2026, 3, 1);
        const auto channels = wait(book->channels(day, day));
        OK(channels);
        QCOMPARE(channels->front().telemetry.size(), std::size_t(1));
        QCOMPARE(channels->front().telemetry.front().backlog, std::optional<qint64>(3));
    }
};

SIGNALBOX_TEST(TelemetryBookTest)
#include "telemetry_book_test.moc"
