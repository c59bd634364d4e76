// SPDX-License-Identifier: GPL-3.0-or-later

#include <sys/mount.h>
#include <unistd.h>
#include <QDir>
#include <QTest>

#include "support/process.h"
#include "support/sim_endpoints.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

QString codeOf(const CliResult& result)
{
    return result.json().value(u"error"_qs).toObject().value(u"code"_qs).toString();
}

/// Folders and files with faults: each is reported in a sentence, and no data is lost.
class WorkspaceFailureTest : public QObject {
    Q_OBJECT

    static CliResult in(CliWorkspace& workspace, const QString& line) { return workspace.run(line.split(u' ')); }
    static void write(const QString& path, const QByteArray& content)
    {
        QFile file(path);
        file.open(QIODevice::WriteOnly | QIODevice::Truncate);
        file.write(content);
    }

private Q_SLOTS:
    void unusableFoldersAreReported()
    {
        CliWorkspace linked(false);
        QVERIFY(QFile::link(QDir::tempPath(), linked.directory()));
        const CliResult link = in(linked, u"workspace init"_qs);
        QCOMPARE(codeOf(link), u"FOLDER_REFUSED"_qs);
        QVERIFY(link.text().contains(u"symbolic link"_qs));

        CliWorkspace file(false);
        write(file.directory(), "x");
        QCOMPARE(codeOf(in(file, u"workspace init"_qs)), u"FOLDER_REFUSED"_qs);

        CliWorkspace open(false);
        QVERIFY(QDir().mkpath(open.directory()));
        QVERIFY(QFile::setPermissions(open.directory(), QFile::Permissions(0x7777)));
        QVERIFY(in(open, u"workspace init"_qs).text().contains(u"chmod go-w"_qs));

        if (::geteuid() != 0)
            return;
        CliWorkspace others(false);
        QVERIFY(QDir().mkpath(others.directory()));
        QCOMPARE(::chown(QFile::encodeName(others.directory()).constData(), 1, 1), 0);
        const CliResult foreign = in(others, u"workspace init"_qs);
        QCOMPARE(codeOf(foreign), u"FOLDER_REFUSED"_qs);
        QVERIFY2(foreign.text().contains(u"owned by daemon"_qs), qPrintable(foreign.text()));
    }

    void readOnlyAndFullDisksAreReported()
    {
        if (::geteuid() != 0)
            QSKIP("only root can mount a small disk");
        QTemporaryDir disk;
        const QByteArray path = QFile::encodeName(disk.path());
        if (::mount("tmpfs", path.constData(), "tmpfs", MS_RDONLY, "size=60m") != 0)
            QSKIP("nothing can be mounted here");
        const auto run = [&](const QString& line) {
            QProcess process;
            process.start(cliBinary(),
                          QStringList{u"--workspace"_qs, disk.filePath(u"w"_qs), u"--json"_qs} + line.split(u' '));
            process.waitForFinished(60'000);
            CliResult result;
            result.exitCode = process.exitCode();
            result.out = process.readAllStandardOutput();
            return result;
        };
        const CliResult readOnly = run(u"workspace init"_qs);
        ::mount("tmpfs", path.constData(), "tmpfs", MS_REMOUNT, "size=4k");
        const CliResult full = run(u"workspace init"_qs);
        ::mount("tmpfs", path.constData(), "tmpfs", MS_REMOUNT, "size=60m");
        const CliResult again = run(u"workspace init"_qs);
        const CliResult removed = run(u"workspace delete --yes"_qs);
        ::umount(path.constData());
        QCOMPARE(codeOf(readOnly), u"FOLDER_REFUSED"_qs);
        QVERIFY(readOnly.text().contains(u"Read-only"_qs) && readOnly.text().contains(u"another folder"_qs));
        QCOMPARE(codeOf(full), u"DISK_FULL"_qs);
        QVERIFY2(again.exitCode == 0, qPrintable(again.text()));
        QCOMPARE(removed.exitCode, 0);
    }

    void damagedFilesAreReported()
    {
        SimEndpoints sims(SimEndpoints::spec(900'830, 30));
        CliWorkspace workspace;
        QCOMPARE(
            workspace
                .run(u"chain add eip155 --name Kept --from genesis --all-transfers --confirmations 0"_qs.split(u' ') +
                     sims.rpcOptions())
                .exitCode,
            0);
        QCOMPARE(in(workspace, u"run --until-synced"_qs).exitCode, 0);
        const QDir folder(workspace.directory());

        write(folder.filePath(u"settings.json"_qs), "{\"disk.reserve_mb\": \"lots\", \"nonsense\": 1}");
        const CliResult mistakes = in(workspace, u"status"_qs);
        QCOMPARE(codeOf(mistakes), u"BAD_SETTING"_qs);
        QVERIFY(mistakes.text().contains(u"disk.reserve_mb"_qs) && mistakes.text().contains(u"nonsense"_qs));
        write(folder.filePath(u"settings.json"_qs), "{\"disk.");
        QCOMPARE(codeOf(in(workspace, u"status"_qs)), u"SETTINGS_UNREADABLE"_qs);
        QVERIFY(QFile::remove(folder.filePath(u"settings.json"_qs)));

        for (const char* name : {"workspace.json", "cluster.json"}) {
            const QString path = folder.filePath(QLatin1String(name));
            QVERIFY(QFile::copy(path, path + u".kept"_qs));
            write(path, "{\"id\":");
            const CliResult damaged = in(workspace, u"status"_qs);
            QCOMPARE(codeOf(damaged), u"WORKSPACE_DAMAGED"_qs);
            QVERIFY(damaged.text().contains(path));
            QVERIFY(QFile::remove(path));
            QVERIFY(QFile::rename(path + u".kept"_qs, path));
        }
        const QString roles = QFileInfo(workspace.cluster().paths().data).path() + u"/roles.json"_qs;
        workspace.leaveCluster();
        QVERIFY(QFile::rename(roles, roles + u".kept"_qs));
        const CliResult passwords = in(workspace, u"status"_qs);
        QCOMPARE(codeOf(passwords), u"CLUSTER_DAMAGED"_qs);
        QVERIFY(QFile::rename(roles + u".kept"_qs, roles));

        // another process has the number of the dead server
        write(QFileInfo(roles).path() + u"/data/postmaster.pid"_qs, QByteArray::number(::getpid()) + "\n");
        QCOMPARE(in(workspace, u"status Kept"_qs).json().value(u"indexed"_qs).toInt(), 30);

        // the record of the workspace is lost: once created again, it finds its data
        QVERIFY(QFile::remove(folder.filePath(u"workspace.json"_qs)));
        QCOMPARE(codeOf(in(workspace, u"status"_qs)), u"NO_WORKSPACE"_qs);
        QCOMPARE(in(workspace, u"workspace init"_qs).exitCode, 0);
        QCOMPARE(in(workspace, u"status Kept"_qs).json().value(u"indexed"_qs).toInt(), 30);
    }
};

}  // namespace

SIGNALBOX_TEST(WorkspaceFailureTest)

#include "workspace_failure_test.moc"
