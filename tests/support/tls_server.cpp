// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/tls_server.h"

#include <sys/prctl.h>
#include <unistd.h>
#include <QFile>
#include <QTcpServer>
#include <csignal>
#include <stdexcept>

#include "cluster/cluster_process.h"
#include "cluster/private_cluster.h"
#include "signalbox/literals.h"
#include "support/process.h"

namespace signalbox::test {

namespace {

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost, 0);
    return probe.serverPort();
}

[[noreturn]] void failed(const QString& what)
{
    throw std::runtime_error(what.toStdString());
}

}  // namespace

TlsServer::TlsServer() : m_port(freePort())
{
    const auto owner = store::clusterOwner();
    if (!owner)
        failed(owner.error().text());
    m_owner = *owner;
    m_binaries = store::findPostgresBinaries();
    makeCertificates();
    write(u"superuser.password"_s, "the boss\n");
    if (::chown(QFile::encodeName(m_folder.path()).constData(), m_owner.uid, m_owner.gid) != 0)
        failed(u"chown"_s);
    const auto made = store::runAs(m_owner, m_binaries + u"/initdb"_s,
                                   {u"--pgdata="_s + m_folder.filePath(u"data"_s), u"--username=boss"_s,
                                    u"--pwfile="_s + m_folder.filePath(u"superuser.password"_s),
                                    u"--auth=scram-sha-256"_s, u"--encoding=UTF8"_s, u"--locale=C"_s, u"--no-sync"_s},
                                   120'000);
    if (!made || made->exitCode != 0)
        failed(made ? QString::fromUtf8(made->output) : made.error().text());
    setTls(true);
    Database boss(superuserInfo(u"postgres"_s));
    boss.run("CREATE ROLE sb LOGIN PASSWORD '" + QByteArray(ownerPassword).replace('\'', "''") + "'");
    boss.run("CREATE DATABASE sb OWNER sb");
}

TlsServer::~TlsServer()
{
    stop();
}

void TlsServer::write(const QString& name, const QByteArray& content)
{
    const auto done = store::writePrivateFile(m_folder.filePath(name), content, m_owner);
    if (!done)
        failed(done.error().text());
}

void TlsServer::run(const QString& program, const QStringList& arguments, const QStringList& environment) const
{
    QProcess process;
    process.setProcessEnvironment([&] {
        auto all = QProcessEnvironment::systemEnvironment();
        for (const QString& entry : environment)
            all.insert(entry.section(u'=', 0, 0), entry.section(u'=', 1));
        return all;
    }());
    process.setWorkingDirectory(m_folder.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        failed(program + u": "_s + QString::fromUtf8(process.readAll()));
}

void TlsServer::makeCertificates()
{
    const QString openssl = u"openssl"_s;
    run(openssl,
        u"req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=Authority -keyout ca.key -out ca.pem"_s.split(u' '));
    run(openssl, u"req -newkey rsa:2048 -nodes -subj /CN=localhost -keyout server.key -out server.csr"_s.split(u' '));
    write(u"names"_s, "subjectAltName=DNS:localhost\n");
    run(openssl,
        u"x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names "
        "-out server.crt"_s.split(u' '));
    for (const char* name : {"server.key", "server.crt"}) {
        const QByteArray file = QFile::encodeName(m_folder.filePath(QLatin1String(name)));
        if (::chown(file.constData(), m_owner.uid, m_owner.gid) != 0 ||
            !QFile::setPermissions(QFile::decodeName(file), QFile::ReadOwner | QFile::WriteOwner))
            failed(u"the server's key"_s);
    }
}

void TlsServer::setTls(bool offered)
{
    stop();
    write(u"data/postgresql.conf"_s,
          "listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\nfsync = off\nlc_messages = 'C'\nport = " +
              QByteArray::number(m_port) + "\nssl = " + (offered ? "on" : "off") + "\nssl_cert_file = '" +
              m_folder.filePath(u"server.crt"_s).toUtf8() + "'\nssl_key_file = '" +
              m_folder.filePath(u"server.key"_s).toUtf8() + "'\n");
    write(u"data/pg_hba.conf"_s,
          offered ? "hostssl all all 127.0.0.0/8 scram-sha-256\n" : "host all all 127.0.0.0/8 scram-sha-256\n");
    start();
}

void TlsServer::start()
{
    m_process = std::make_unique<QProcess>();
    QStringList words{m_binaries + u"/postgres"_s, u"-D"_s, m_folder.filePath(u"data"_s)};
    if (::geteuid() == 0)
        words = QStringList{u"setpriv"_s,
                            u"--reuid=%1"_s.arg(m_owner.uid),
                            u"--regid=%1"_s.arg(m_owner.gid),
                            u"--clear-groups"_s,
                            u"--pdeathsig=INT"_s,
                            u"--"_s} +
                words;
    else
        m_process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGINT); });
    m_process->setStandardOutputFile(QProcess::nullDevice());
    m_process->setStandardErrorFile(m_folder.filePath(u"log"_s), QIODevice::Append);
    m_process->start(words.first(), words.mid(1));
    const bool ready = waitFor(
        [&] {
            try {
                return Database(superuserInfo(u"postgres"_s)).isAlive();
            } catch (const std::runtime_error&) {
                return false;
            }
        },
        20'000);
    if (ready)
        return;
    QFile log(m_folder.filePath(u"log"_s));
    failed(log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll()) : u"the server did not start"_s);
}

void TlsServer::stop()
{
    if (!m_process)
        return;
    ::kill(static_cast<pid_t>(m_process->processId()), SIGINT);
    if (!m_process->waitForFinished(20'000))
        m_process->kill();
    m_process.reset();
}

void TlsServer::stopAtOnce()
{
    if (!m_process)
        return;
    ::kill(static_cast<pid_t>(m_process->processId()), SIGQUIT);
    if (!m_process->waitForFinished(20'000))
        m_process->kill();
    m_process.reset();
}

void TlsServer::freeze(bool frozen)
{
    if (!m_process)
        return;
    const qint64 server = m_process->processId();
    const auto processes = [server] {
        QFile children(u"/proc/%1/task/%1/children"_s.arg(server));
        QList<QByteArray> all{QByteArray::number(server)};
        if (children.open(QIODevice::ReadOnly))
            all += children.readAll().simplified().split(' ');
        return all;
    };
    ::kill(static_cast<pid_t>(server), SIGSTOP);  // it starts no more processes
    for (const QByteArray& process : processes())
        if (const int pid = process.toInt(); pid > 1)
            ::kill(pid, frozen ? SIGSTOP : SIGCONT);
}

QString TlsServer::conninfo(const QString& more, const QString& user, const QString& database,
                            const QString& host) const
{
    return u"host=%1 port=%2 dbname=%3 user=%4 %5"_s.arg(host).arg(m_port).arg(database, user, more);
}

QByteArray TlsServer::superuserInfo(const QString& database) const
{
    return "host=127.0.0.1 port=" + QByteArray::number(m_port) +
           " user=boss password='the boss' sslmode=prefer dbname=" + database.toUtf8();
}

Database TlsServer::superuser(const QString& database) const
{
    return Database(superuserInfo(database));
}

QByteArray TlsServer::dump(const QString& database) const
{
    const QString file = m_folder.filePath(u"dump.sql"_s);
    run(m_binaries + u"/pg_dump"_s, {u"--dbname="_s + QString::fromUtf8(superuserInfo(database)), u"--file="_s + file});
    QFile content(file);
    return content.open(QIODevice::ReadOnly) ? content.readAll() : QByteArray();
}

}  // namespace signalbox::test
