// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/data/index_keeper.h"

#include <utility>

#include "evm/data/evm_catalog.h"
#include "signalbox/literals.h"
#include "store/schema_maker.h"
#include "support/log.h"

namespace signalbox::evm {

using store::ConnectionInfo;
using store::SchemaMaker;
using store::Session;
using store::Transaction;

namespace {

constexpr qint64 worthIt = 2'000;    // rows
constexpr qint64 quietRows = 1'000;  // rows between two beats
constexpr qint64 tooMany = 500'000;  // even during a backfill
constexpr qint64 leastPauseMs = 20'000;
constexpr qint64 grown = 32 << 20;  // size at which a table is slow to search without them: some 250,000 rows

}  // namespace

IndexKeeper::~IndexKeeper()
{
    if (m_thread.joinable())
        m_thread.join();
}

void IndexKeeper::committed(const store::Commit& commit)
{
    const qint64 rows = commit.tables.rowsOf(transfersEntity).rows();
    m_pending += rows;
    m_sinceBeat += rows;
}

void IndexKeeper::beat()
{
    const bool idle = m_sinceBeat < quietRows;
    m_sinceBeat = 0;
    const bool tired = m_last.isValid() && m_last.elapsed() < leastPauseMs;
    const bool wanted = m_made ? idle || m_pending >= tooMany : true;
    if (!tired && wanted && (m_pending >= worthIt || (m_complete && !m_made)))
        begin();
}

void IndexKeeper::quiet(store::PqConnection& connection)
{
    Q_UNUSED(connection)
    m_complete = true;
    if (m_pending >= worthIt || !m_made)
        begin();
}

void IndexKeeper::begin()
{
    if (m_running)
        return;
    if (m_thread.joinable())
        m_thread.join();
    m_last.start();
    const qint64 pending = std::exchange(m_pending, 0);
    m_running = true;
    m_thread = std::thread([this, pending] { run(pending); });
}

Expected<bool> IndexKeeper::isWorthIt(Session& session) const
{
    const auto there = SchemaMaker::hasIndexes(session, m_schema);
    if (!there || *there)
        return there;
    return session.read([&](Transaction& transaction) {
        return store::integer(transaction.exec(
                   "SELECT pg_relation_size($1::regclass)",
                   {QString::fromStdString(store::quoteName(m_schema)) + u".transfers"_s})[0][0]) >= grown;
    });
}

void IndexKeeper::run(qint64 pending)
{
    ConnectionInfo info = m_info.withApplication(u"signalbox indexes "_s + m_schema);
    info.statementTimeoutMs = 600'000;
    Session session(info);
    bool complete = false;
    do {
        complete = m_complete;
        const auto wanted = complete ? Expected<bool>(true) : isWorthIt(session);
        if (!wanted) {
            qCDebug(logStore).noquote() << "The indexes of" << m_schema << "were not checked:" << wanted.error().text();
        } else if (*wanted) {
            Session beside(info);
            const auto done =
                SchemaMaker::summarizeIndexes(session, m_schema, pending > tooMany / 10 ? &beside : nullptr);
            if (done)
                m_made = true;
            else
                qCDebug(logStore).noquote()
                    << "The indexes of" << m_schema << "were not brought up to date:" << done.error().text();
        }
        // The history may have become complete while a small table was checked.
    } while (!complete && m_complete && !m_made);
    m_running = false;
}

}  // namespace signalbox::evm
