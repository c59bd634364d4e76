#include "window_process.h"

#include <sys/prctl.h>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <csignal>

#include "desk/desk.h"

namespace signalbox::test {

WindowProcess::WindowProcess(const QString& directory, const QStringList& arguments) : m_single(directory)
{
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));  // no keychain of the person who runs the bench
    if (!variables.contains(QStringLiteral("QT_QPA_PLATFORM")))
        variables.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    m_process.setProcessEnvironment(variables);
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/signalbox"),
                    QStringList{QStringLiteral("--workspace"), directory} + arguments);
    m_process.waitForStarted();
}

WindowProcess::~WindowProcess()
{
    stop();
}

void WindowProcess::read(int milliseconds)
{
    m_process.waitForReadyRead(milliseconds);
    m_log += QString::fromUtf8(m_process.readAll());
}

std::optional<double> WindowProcess::reported(const QRegularExpression& pattern, int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    while (true) {
        if (const auto match = pattern.match(m_log); match.hasMatch())
            return match.captured(1).toDouble();
        if (clock.hasExpired(milliseconds) || !isRunning())
            return std::nullopt;
        read(50);
    }
}

bool WindowProcess::show(const QString& address)
{
    read(0);
    return m_single.raiseOther(address);
}

bool WindowProcess::stop()
{
    if (!isRunning())
        return m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    m_process.terminate();
    if (!m_process.waitForFinished(20'000)) {
        m_process.kill();
        m_process.waitForFinished();
        return false;
    }
    m_log += QString::fromUtf8(m_process.readAll());
    return m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
}

QStringList pagesOf(const QString& caip2)
{
    return {QStringLiteral("overview"),
            QStringLiteral("chains"),
            QStringLiteral("chains/") + caip2,
            QStringLiteral("events?kind=transfers&chain=") + caip2,
            QStringLiteral("events?kind=registry"),
            QStringLiteral("settings")};
}

void rememberRange(const QString& directory, qint64 seconds)
{
    ui::Desk desk(directory + QStringLiteral("/desk.sqlite"));
    desk.setValue(QStringLiteral("window/timeRange"), seconds);
}

}  // namespace signalbox::test
