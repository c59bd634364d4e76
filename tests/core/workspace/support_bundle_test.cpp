#include "workspace/support_bundle.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "support/redact.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::engine;

namespace {

const QString sentinel = QStringLiteral("s3ntinelKEY9f8e7d6c5b4a39281706");
const QString foreign = QStringLiteral("0ther9f8e7d6c5b4a3928170615243");  // of which this process does not know

class SupportBundleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void holdsWhatAReportNeedsAndNoSecret()
    {
        QTemporaryDir folder;
        addSecret(sentinel);
        const QString url = QStringLiteral("https://eth-mainnet.g.alchemy.com/v2/") + foreign;
        write(folder.filePath(QStringLiteral("settings.json")), "{\"disk.reserve_mb\": 777}");
        write(folder.filePath(QStringLiteral("workspace.json")), "{\"id\": \"not for others\"}");
        write(
            folder.filePath(QStringLiteral("signalbox.log")),
            QStringLiteral("2026-01-01 info rpc a line\nasked %1, and %2.\nkey %3\n").arg(url, url, sentinel).toUtf8());
        write(folder.filePath(QStringLiteral("signalbox.log.1")), "an older line\n");
        SupportFacts facts;
        facts.program = QStringLiteral("Signalbox 9.9");
        facts.directory = folder.path();
        auto snapshot = std::make_shared<WorkspaceSnapshot>();
        ChainSnapshot chain;
        chain.caip2 = QStringLiteral("eip155:1");
        EndpointSnapshot endpoint;
        endpoint.url = url;
        chain.endpoints.push_back(endpoint);
        snapshot->chains.push_back(chain);
        facts.snapshot = snapshot;
        AlertRow alert;
        alert.text = QStringLiteral("the endpoint %1 said %2").arg(url, sentinel);
        facts.alerts.push_back(alert);
        CommandStatus command;
        command.args.insert(QStringLiteral("url"), url);
        command.args.insert(QStringLiteral("bearer"), sentinel);
        facts.commands.push_back(command);
        LogEntry entry;
        entry.text = QStringLiteral("Bearer ") + sentinel;
        facts.recent.push_back(entry);

        const QString file = folder.filePath(QStringLiteral("a report.tar.gz"));
        const auto written = writeSupportBundle(file, facts);
        QVERIFY2(written, qPrintable(written ? QString() : written.error().text));
        QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QProcess tar;
        tar.start(QStringLiteral("tar"), {QStringLiteral("-tzf"), file});
        QVERIFY(tar.waitForFinished());
        const QByteArray names = tar.readAll();
        for (const char* name : {"versions.json", "status.json", "alerts.json", "commands.json", "recent.log",
                                 "settings.json", "signalbox.log", "signalbox.log.1"})
            QVERIFY2(names.contains(QByteArray("signalbox-support/") + name), names.constData());
        QVERIFY(!names.contains("workspace.json"));
        tar.start(QStringLiteral("tar"), {QStringLiteral("-xzOf"), file});
        QVERIFY(tar.waitForFinished());
        const QByteArray text = tar.readAll();
        QVERIFY(text.contains("777") && text.contains("an older line") && text.contains("a line"));
        QVERIFY(text.contains("eip155:1") && text.contains("Signalbox 9.9"));
        QVERIFY(text.contains("eth-mainnet.g.alchemy.com"));
        QVERIFY2(!text.contains(sentinel.toUtf8()), text.constData());
        QVERIFY2(!text.contains(foreign.toUtf8()), text.constData());
        removeSecret(sentinel);
    }

    void saysWhyItFailed()
    {
        SupportFacts facts;
        const auto written = writeSupportBundle(QStringLiteral("/no/such/folder/report.tar.gz"), facts);
        QVERIFY(!written);
        QCOMPARE(written.error().code, QStringLiteral("BUNDLE_FAILED"));
    }

    void keepsPlainUrls()
    {
        QCOMPARE(withoutSecrets(QStringLiteral("see http://127.0.0.1:8545/rpc, then go on.")),
                 QStringLiteral("see http://127.0.0.1:8545/rpc, then go on."));
    }

private:
    static void write(const QString& file, const QByteArray& text)
    {
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(text);
    }
};

}  // namespace

SIGNALBOX_TEST(SupportBundleTest)

#include "support_bundle_test.moc"
