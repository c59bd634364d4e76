#include "support/tls_server.h"

#include <sys/prctl.h>
#include <unistd.h>
#include <QFile>
#include <QTcpServer>
#include <csignal>
#include <stdexcept>

#include "cluster/cluster_process.h"
#include "cluster/private_cluster.h"
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
        failed(owner.error().text);
    m_owner = *owner;
    m_binaries = store::findPostgresBinaries();
    makeCertificates();
    write(QStringLiteral("superuser.password"), "the boss\n");
    if (::chown(QFile::encodeName(m_folder.path()).constData(), m_owner.uid, m_owner.gid) != 0)
        failed(QStringLiteral("chown"));
    const auto made = store::runAs(
        m_owner, m_binaries + QStringLiteral("/initdb"),
        {QStringLiteral("--pgdata=") + m_folder.filePath(QStringLiteral("data")), QStringLiteral("--username=boss"),
         QStringLiteral("--pwfile=") + m_folder.filePath(QStringLiteral("superuser.password")),
         QStringLiteral("--auth=scram-sha-256"), QStringLiteral("--encoding=UTF8"), QStringLiteral("--locale=C"),
         QStringLiteral("--no-sync")},
        120'000);
    if (!made || made->exitCode != 0)
        failed(made ? QString::fromUtf8(made->output) : made.error().text);
    setTls(true);
    Database boss(superuserInfo(QStringLiteral("postgres")));
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
        failed(done.error().text);
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
        failed(program + QStringLiteral(": ") + QString::fromUtf8(process.readAll()));
}

void TlsServer::makeCertificates()
{
    const QString openssl = QStringLiteral("openssl");
    run(openssl,
        QStringLiteral("req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=Authority -keyout ca.key -out ca.pem")
            .split(u' '));
    run(openssl, QStringLiteral("req -newkey rsa:2048 -nodes -subj /CN=localhost -keyout server.key -out server.csr")
                     .split(u' '));
    write(QStringLiteral("names"), "subjectAltName=DNS:localhost\n");
    run(openssl,
        QStringLiteral("x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names "
                       "-out server.crt")
            .split(u' '));
    for (const char* name : {"server.key", "server.crt"}) {
        const QByteArray file = QFile::encodeName(m_folder.filePath(QLatin1String(name)));
        if (::chown(file.constData(), m_owner.uid, m_owner.gid) != 0 ||
            !QFile::setPermissions(QFile::decodeName(file), QFile::ReadOwner | QFile::WriteOwner))
            failed(QStringLiteral("the server's key"));
    }
}

void TlsServer::setTls(bool offered)
{
    stop();
    write(QStringLiteral("data/postgresql.conf"),
          "listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\nfsync = off\nlc_messages = 'C'\nport = " +
              QByteArray::number(m_port) + "\nssl = " + (offered ? "on" : "off") + "\nssl_cert_file = '" +
              m_folder.filePath(QStringLiteral("server.crt")).toUtf8() + "'\nssl_key_file = '" +
              m_folder.filePath(QStringLiteral("server.key")).toUtf8() + "'\n");
    write(QStringLiteral("data/pg_hba.conf"),
          offered ? "hostssl all all 127.0.0.0/8 scram-sha-256\n" : "host all all 127.0.0.0/8 scram-sha-256\n");
    start();
}

void TlsServer::start()
{
    m_process = std::make_unique<QProcess>();
    QStringList words{m_binaries + QStringLiteral("/postgres"), QStringLiteral("-D"),
                      m_folder.filePath(QStringLiteral("data"))};
    if (::geteuid() == 0)
        words = QStringList{QStringLiteral("setpriv"),
                            QStringLiteral("--reuid=%1").arg(m_owner.uid),
                            QStringLiteral("--regid=%1").arg(m_owner.gid),
                            QStringLiteral("--clear-groups"),
                            QStringLiteral("--pdeathsig=INT"),
                            QStringLiteral("--")} +
                words;
    else
        m_process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGINT); });
    m_process->setStandardOutputFile(QProcess::nullDevice());
    m_process->setStandardErrorFile(m_folder.filePath(QStringLiteral("log")), QIODevice::Append);
    m_process->start(words.first(), words.mid(1));
    const bool ready = waitFor(
        [&] {
            try {
                return Database(superuserInfo(QStringLiteral("postgres"))).isAlive();
            } catch (const std::runtime_error&) {
                return false;
            }
        },
        20'000);
    if (ready)
        return;
    QFile log(m_folder.filePath(QStringLiteral("log")));
    failed(log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll())
                                         : QStringLiteral("the server did not start"));
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
        QFile children(QStringLiteral("/proc/%1/task/%1/children").arg(server));
        QList<QByteArray> all{QByteArray::number(server)};
        if (children.open(QIODevice::ReadOnly))
            all += children.readAll().simplified().split(' ');
        return all;
    };
    ::kill(static_cast<pid_t>(server), SIGSTOP);  // it starts no more of them
    for (const QByteArray& process : processes())
        if (const int pid = process.toInt(); pid > 1)
            ::kill(pid, frozen ? SIGSTOP : SIGCONT);
}

QString TlsServer::conninfo(const QString& more, const QString& user, const QString& database,
                            const QString& host) const
{
    return QStringLiteral("host=%1 port=%2 dbname=%3 user=%4 %5").arg(host).arg(m_port).arg(database, user, more);
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
    const QString file = m_folder.filePath(QStringLiteral("dump.sql"));
    run(m_binaries + QStringLiteral("/pg_dump"),
        {QStringLiteral("--dbname=") + QString::fromUtf8(superuserInfo(database)), QStringLiteral("--file=") + file});
    QFile content(file);
    return content.open(QIODevice::ReadOnly) ? content.readAll() : QByteArray();
}

}  // namespace signalbox::test
