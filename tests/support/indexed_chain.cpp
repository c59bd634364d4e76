// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/indexed_chain.h"

#include <QJsonDocument>
#include <cstdio>
#include <stdexcept>

namespace signalbox::test {

IndexedChain::IndexedChain(const QStringList& arguments, int confirmations)
    : IndexedChain(std::make_shared<CliWorkspace>(), arguments, confirmations)
{
}

IndexedChain::IndexedChain(std::shared_ptr<CliWorkspace> workspace, const QStringList& arguments, int confirmations)
    : m_workspace(std::move(workspace))
{
    const CliResult added = m_workspace->run(
        QStringList{u"chain"_qs, u"add"_qs, u"eip155"_qs, u"--confirmations"_qs, QString::number(confirmations)} +
        arguments);
    if (added.exitCode != 0)
        throw std::runtime_error("chain add: " + added.text().toStdString());
    const auto rows =
        database().rows("SELECT caip2, schema_name FROM signalbox.chains ORDER BY created_at DESC LIMIT 1");
    if (rows.empty())
        throw std::runtime_error("chain add left no row in signalbox.chains");
    m_caip2 = rows.front().at(0);
    m_schema = rows.front().at(1);
}

CliResult IndexedChain::syncOnce(int timeoutMs)
{
    return m_workspace->run({u"run"_qs, u"--until-synced"_qs}, {}, timeoutMs);
}

void IndexedChain::startRun(const QStringList& environment)
{
    m_process = m_workspace->start({u"run"_qs}, environment);
}

bool IndexedChain::stopRun()
{
    return CliWorkspace::stop(*m_process);
}

QJsonObject IndexedChain::status()
{
    return m_workspace->run({u"status"_qs, m_caip2}, {}, 30'000).json();
}

QJsonObject IndexedChain::snapshot()
{
    return QJsonDocument::fromJson(
               database()
                   .value("SELECT snapshot FROM signalbox.chain_status WHERE caip2 = '" + m_caip2.toUtf8() + "'")
                   .toUtf8())
        .object();
}

Height IndexedChain::indexed(const QString& stream, Height from)
{
    Height reached = from - 1;
    for (const QStringList& row :
         database().rows("SELECT lo, hi FROM signalbox.coverage WHERE caip2 = '" + m_caip2.toUtf8() +
                         "' AND stream = '" + stream.toUtf8() + "' ORDER BY lo"))
        if (row[0].toLongLong() <= reached + 1)
            reached = std::max(reached, Height(row[1].toLongLong()));
    return reached < from ? -1 : reached;
}

bool IndexedChain::waitIndexed(Height height, int milliseconds)
{
    const auto streams =
        database().rows("SELECT stream, from_block FROM signalbox.streams WHERE removed_at IS NULL AND caip2 = '" +
                        m_caip2.toUtf8() + "'");
    return waitFor(
        [&] {
            for (const QStringList& row : streams)
                if (indexed(row[0], row[1].toLongLong()) < height)
                    return false;
            return true;
        },
        milliseconds);
}

QString IndexedChain::compare(const std::function<Truth()>& truth, int milliseconds)
{
    const QDeadlineTimer deadline(milliseconds);
    for (;;) {
        QString wrong;
        try {
            wrong = difference(truth(), truthOfDatabase(database(), m_schema, chainId()));
            if (wrong.isEmpty())
                wrong = database().value("SELECT 'the change log has gaps' FROM signalbox.changes WHERE caip2 = '" +
                                         m_caip2.toUtf8() + "' HAVING count(*) <> max(seq) - min(seq) + 1");
        } catch (const std::runtime_error& error) {  // the connection broke: the next attempt opens it again
            wrong = QString::fromUtf8(error.what());
        }
        if (!wrong.isEmpty() && deadline.hasExpired())
            std::fprintf(stderr, "%s\n", log().toUtf8().constData());  // too long for a test's message
        if (wrong.isEmpty() || deadline.hasExpired())
            return wrong;
        QThread::msleep(200);
    }
}

QString IndexedChain::log()
{
    QJsonObject last = snapshot();
    last.remove(u"covered"_qs);
    QString text = QString::fromUtf8(QJsonDocument(last).toJson()) + u'\n';
    for (const QString& row :
         {u"reorgs: "_qs +
              database().value("SELECT string_agg(r::text, E'\\n') FROM " + m_schema.toUtf8() + ".reorgs r"),
          u"coverage: "_qs + database().value("SELECT string_agg(c::text, ' ') FROM signalbox.coverage c"),
          m_workspace->run({u"log"_qs}, {}, 20'000, false).text().right(4000)})
        text += row + u'\n';
    return text;
}

QString IndexedChain::coverageFault()
{
    const QByteArray covered = "SELECT generate_series(lo, hi) FROM signalbox.coverage WHERE caip2 = '" +
                               m_caip2.toUtf8() + "' AND stream = 'headers'";
    const QByteArray stored = "SELECT number FROM " + m_schema.toUtf8() + ".blocks";
    const qint64 without = database().number("SELECT count(*) FROM (" + covered + " EXCEPT " + stored + ") x");
    const qint64 beyond = database().number("SELECT count(*) FROM (" + stored + " EXCEPT " + covered + ") x");
    return without == 0 && beyond == 0
               ? QString()
               : u"coverage lies: %1 heights without a block, %2 blocks outside"_qs.arg(without).arg(beyond);
}

}  // namespace signalbox::test
