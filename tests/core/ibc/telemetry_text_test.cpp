// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QTest>

#include "ibc/telemetry/metrics_text.h"
#include "ibc/telemetry/telemetry_figures.h"
#include "signalbox/literals.h"
#include "support/places.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::ibc;

namespace {

QByteArray telemetryFile(const QString& name)
{
    QFile file(test::sourceFile(u"tests/data/telemetry/"_s + name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    return file.readAll();
}

/// Each sample as "name label=value,… value".
QStringList samplesOf(const QByteArray& text, MetricsRead* read = nullptr)
{
    QStringList all;
    const MetricsRead done = readMetrics({text.constData(), std::size_t(text.size())}, [&](const MetricSample& sample) {
        QStringList labels;
        for (const auto& [name, value] : sample.labels)
            labels << name + u'=' + value;
        all << u"%1 %2 %3"_s.arg(QString::fromLatin1(sample.name.data(), qsizetype(sample.name.size())),
                                 labels.join(u','), QString::number(sample.value));
    });
    if (read)
        *read = done;
    return all;
}

TelemetryReading figures(TelemetrySource source, const QByteArray& text, bool* known = nullptr)
{
    TelemetryReading reading;
    const bool found = figuresOf(source, {text.constData(), std::size_t(text.size())}, reading);
    if (known)
        *known = found;
    return reading;
}

}  // namespace

class TelemetryTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samplesAreReadWithTheirLabels()
    {
        QCOMPARE(samplesOf("# HELP a of\n\na 1\nb{} 2\nc{x=\"1\"} 3 1700000000\r\n  d { x = \"1\" , y=\"2\", } +4.5e1"),
                 QStringList({u"a  1"_s, u"b  2"_s, u"c x=1 3"_s, u"d x=1,y=2 45"_s}));
        QCOMPARE(samplesOf("m{memo=\"a, b} \\\"c\\\" \\\\ \\n\"} 1"),
                 QStringList(u"m memo=a, b} \"c\" \\ \u240a 1"_s));  // a line break is visible
        QCOMPARE(samplesOf("a NaN\nb +Inf\nc -Inf").size(), 3);
    }

    void brokenLinesAreSkippedAndCounted()
    {
        MetricsRead read;
        const QByteArray broken =
            "1a 1\na\na b\na 1x\na{x} 1\na{x=1} 1\na{x=\"1} 1\na{x=\"1\" y=\"2\"} 1\na{=\"1\"} 1\na{x=\"1\\\n{\n\"\n"
            "good 7\n";
        QCOMPARE(samplesOf(broken, &read), QStringList(u"good  7"_s));
        QCOMPARE(read.samples, 1);
        QCOMPARE(read.skipped, 12);
        QByteArray labels = "a{";
        for (int i = 0; i < 33; ++i)
            labels += "l" + QByteArray::number(i) + "=\"\",";
        samplesOf(labels + "} 1\nb{x=\"" + QByteArray(20'000, 'x') + "\"} 1\nc 1", &read);
        QCOMPARE(read.samples, 1);
        QCOMPARE(read.skipped, 2);
        samplesOf(QByteArray(300'000, '{'), &read);
        QCOMPARE(read.skipped, 1);
        samplesOf(QByteArray("a 1\n").repeated(100'003), &read);
        QCOMPARE(read.samples, 100'000);
        QCOMPARE(read.skipped, 3);
    }

    void onlyWholeNumbersAreCounts()
    {
        QCOMPARE(wholeOf(0), std::optional<qint64>(0));
        QCOMPARE(wholeOf(9007199254740992.0), std::optional<qint64>(qint64(1) << 53));
        for (const double wrong : {-1.0, 0.5, 1e300, qQNaN(), qInf()})
            QVERIFY(!wholeOf(wrong));
    }

    void theRecordedHermesIsRead()
    {
        bool known = false;
        const TelemetryReading reading = figures(TelemetrySource::Hermes, telemetryFile(u"hermes.txt"_s), &known);
        QVERIFY(known);
        QCOMPARE(reading.skipped, 0);
        const auto found = std::find_if(reading.channels.begin(), reading.channels.end(),
                                        [](const TelemetryChannel& channel) { return channel.backlog > 0; });
        QVERIFY(found != reading.channels.end());
        QVERIFY(!found->chainId.isEmpty() && !found->otherChainId.isEmpty() && found->port == u"transfer"_s);
        QVERIFY(found->oldestSequence > 0);
        QCOMPARE(found->backlogAt.date().year(), 2026);
        QVERIFY(found->sends && !found->won);
        QCOMPARE(reading.relayers.size(), std::size_t(4));
        QCOMPARE(reading.relayers.front().balances.size(), std::size_t(1));
        QCOMPARE(reading.relayers.front().balances.front().denom, u"stake"_s);
        QVERIFY(!reading.relayers.front().won);
        // With a prefix before each name.
        QByteArray prefixed;
        for (const QByteArray& line : telemetryFile(u"hermes.txt"_s).split('\n'))
            prefixed += line.isEmpty() || line.startsWith('#') ? line + '\n' : "my_relay_" + line + '\n';
        QCOMPARE(figures(TelemetrySource::Hermes, prefixed).channels, reading.channels);
        QVERIFY(!(figures(TelemetrySource::Chainpulse, telemetryFile(u"hermes.txt"_s), &known), known));
    }

    void chainpulseIsRead()
    {
        bool known = false;
        const TelemetryReading reading =
            figures(TelemetrySource::Chainpulse, telemetryFile(u"chainpulse.txt"_s), &known);
        QVERIFY(known);
        QCOMPARE(reading.skipped, 0);
        QCOMPARE(reading.relayers.size(), std::size_t(2));  // whatever their memos
        const auto relayer = std::find_if(reading.relayers.begin(), reading.relayers.end(),
                                          [](const TelemetryRelayer& each) { return each.chainId == u"beta-2"_s; });
        QVERIFY(relayer != reading.relayers.end());
        QCOMPARE(relayer->address, u"cosmos1relayer"_s);
        QCOMPARE(relayer->won, std::optional<qint64>(42));
        QCOMPARE(relayer->lost, std::optional<qint64>(5));
        QCOMPARE(relayer->frontrun, std::optional<qint64>(5));
        QCOMPARE(reading.channels.size(), std::size_t(2));
        QVERIFY(!reading.channels.front().backlog);  // its stuck packets count losing relays
        QVERIFY(!(figures(TelemetrySource::Hermes, telemetryFile(u"chainpulse.txt"_s), &known), known));
    }

    void figuresHaveALimit()
    {
        QByteArray many;
        for (int i = 0; i < 3'000; ++i)
            many += "ibc_effected_packets{chain_id=\"a\",src_channel=\"channel-" + QByteArray::number(i) +
                    "\",dst_channel=\"channel-0\",src_port=\"p\",dst_port=\"p\",signer=\"s" + QByteArray::number(i) +
                    "\"} 1\n";
        const TelemetryReading reading = figures(TelemetrySource::Chainpulse, many);
        QCOMPARE(reading.channels.size(), std::size_t(2'000));
        QCOMPARE(reading.relayers.size(), std::size_t(2'000));
        const TelemetryReading huge =
            figures(TelemetrySource::Chainpulse,
                    QByteArray("ibc_effected_packets{chain_id=\"a\",signer=\"s\"} 9007199254740992\n").repeated(2'000));
        QCOMPARE(huge.relayers.front().won, std::optional<qint64>(qint64(1) << 53));
        // As the database keeps them.
        TelemetryReading again;
        setTelemetryFigures(again, telemetryFigures(reading));
        QCOMPARE(again.channels, reading.channels);
        QCOMPARE(again.relayers, reading.relayers);
    }
};

SIGNALBOX_TEST(TelemetryTextTest)
#include "telemetry_text_test.moc"
