// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/support_bundle.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "signalbox/literals.h"
#include "support/redact.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::engine;

namespace {

const QString sentinel = u"s3ntinelKEY9f8e7d6c5b4a39281706"_s;
const QString foreign = u"0ther9f8e7d6c5b4a3928170615243"_s;  // unknown to this process

class SupportBundleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void containsTheReportAndNoSecrets()
    {
        QTemporaryDir folder;
        addSecret(sentinel);
        const QString url = u"https://eth-mainnet.g.alchemy.com/v2/"_s + foreign;
        write(folder.filePath(u"settings.json"_s), "{\"disk.reserve_mb\": 777}");
        write(folder.filePath(u"workspace.json"_s), "{\"id\": \"not for others\"}");
        write(folder.filePath(u"signalbox.log"_s),
              u"2026-01-01 info rpc a line\nasked %1, and %2.\nkey %3\n"_s.arg(url, url, sentinel).toUtf8());
        write(folder.filePath(u"signalbox.log.1"_s), "an older line\n");
        SupportFacts facts;
        facts.program = u"Signalbox 9.9"_s;
        facts.directory = folder.path();
        auto snapshot = std::make_shared<WorkspaceSnapshot>();
        ChainSnapshot chain;
        chain.caip2 = u"eip155:1"_s;
        EndpointSnapshot endpoint;
        endpoint.url = url;
        chain.endpoints.push_back(endpoint);
        snapshot->chains.push_back(chain);
        facts.snapshot = snapshot;
        AlertRow alert;
        alert.text = Message("the endpoint %1 said %2").arg(url, sentinel);
        facts.alerts.push_back(alert);
        CommandStatus command;
        command.args = Arguments(arguments::ChainEdit{.settings = {{u"url"_s, url}, {u"bearer"_s, sentinel}}});
        facts.commands.push_back(command);
        LogEntry entry;
        entry.text = u"Bearer "_s + sentinel;
        facts.recent.push_back(entry);

        const QString file = folder.filePath(u"a report.tar.gz"_s);
        const auto written = writeSupportBundle(file, facts);
        QVERIFY2(written, qPrintable(written ? QString() : written.error().text()));
        QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QProcess tar;
        tar.start(u"tar"_s, {u"-tzf"_s, file});
        QVERIFY(tar.waitForFinished());
        const QByteArray names = tar.readAll();
        for (const char* name : {"versions.json", "status.json", "alerts.json", "commands.json", "recent.log",
                                 "settings.json", "signalbox.log", "signalbox.log.1"})
            QVERIFY2(names.contains(QByteArray("signalbox-support/") + name), names.constData());
        QVERIFY(!names.contains("workspace.json"));
        tar.start(u"tar"_s, {u"-xzOf"_s, file});
        QVERIFY(tar.waitForFinished());
        const QByteArray text = tar.readAll();
        QVERIFY(text.contains("777") && text.contains("an older line") && text.contains("a line"));
        QVERIFY(text.contains("eip155:1") && text.contains("Signalbox 9.9"));
        QVERIFY(text.contains("eth-mainnet.g.alchemy.com"));
        QVERIFY2(!text.contains(sentinel.toUtf8()), text.constData());
        QVERIFY2(!text.contains(foreign.toUtf8()), text.constData());
        removeSecret(sentinel);
    }

    void reportsWhyItFailed()
    {
        SupportFacts facts;
        const auto written = writeSupportBundle(u"/no/such/folder/report.tar.gz"_s, facts);
        QVERIFY(!written);
        QCOMPARE(written.error().code, u"BUNDLE_FAILED"_s);
    }

    void keepsPlainUrls()
    {
        QCOMPARE(withoutSecrets(u"see http://127.0.0.1:8545/rpc, then go on."_s),
                 u"see http://127.0.0.1:8545/rpc, then go on."_s);
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
