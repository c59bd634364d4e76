#include "store/index_keeper.h"

#include "store/schema_maker.h"
#include "support/log.h"

namespace signalbox::store {

namespace {

constexpr qint64 worthIt = 2'000;    // rows
constexpr qint64 quiet = 1'000;      // rows between two beats
constexpr qint64 tooMany = 500'000;  // even while a backfill is busy
constexpr qint64 leastPauseMs = 20'000;

}  // namespace

IndexKeeper::~IndexKeeper()
{
    if (m_thread.joinable())
        m_thread.join();
}

void IndexKeeper::appended(qint64 rows)
{
    m_pending += rows;
    m_sinceBeat += rows;
}

void IndexKeeper::beat()
{
    const bool idle = m_sinceBeat < quiet;
    m_sinceBeat = 0;
    if (m_running || m_pending < worthIt || (!idle && m_pending < tooMany) ||
        (m_last.isValid() && m_last.elapsed() < leastPauseMs))
        return;
    if (m_thread.joinable())
        m_thread.join();
    m_last.start();
    m_pending = 0;
    m_running = true;
    m_thread = std::thread([this] { run(); });
}

void IndexKeeper::run()
{
    ConnectionInfo info = m_info.withApplication(QStringLiteral("signalbox indexes ") + m_schema);
    info.statementTimeoutMs = 60'000;
    Session session(info);
    if (const auto done = SchemaMaker::summarizeIndexes(session, m_schema); !done)
        qCDebug(logStore).noquote() << "The indexes of" << m_schema
                                    << "were not brought up to date:" << done.error().text;
    m_running = false;
}

}  // namespace signalbox::store
