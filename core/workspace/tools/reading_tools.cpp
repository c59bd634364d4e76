// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/tools/reading_tools.h"

#include "postgres/session.h"
#include "signalbox/literals.h"
#include "store/chains.h"

namespace signalbox::engine {

ReadingTools::ReadingTools(OfflineDatabase database, ReadingRole reader) : m_database(std::move(database))
{
    m_console = std::make_unique<ReaderConsole>(ReaderConsole::Parts{
        std::move(reader), m_database.connection(store::Role::Engine),
        [this](const QString& file, ExportJob::Source source) { return startJob(file, std::move(source)); }});
}

Expected<std::unique_ptr<SqlTools>> ReadingTools::open(const OfflinePlace& place)
{
    auto database = OfflineDatabase::open(place);
    if (!database)
        return fail(database.error());
    auto reader = database->reader(place);
    if (!reader)
        return fail(reader.error());
    return std::unique_ptr<SqlTools>(new ReadingTools(std::move(*database), std::move(*reader)));
}

qint64 ReadingTools::startJob(const QString& file, ExportJob::Source source)
{
    const qint64 id = qint64(m_jobs.size()) + 1;
    m_jobs.push_back(std::make_unique<ExportJob>(id, file, std::move(source)));
    QObject::connect(
        m_jobs.back().get(), &ExportJob::changed, &m_here,
        [this](const JobStatus& status) {
            if (m_changed)
                m_changed(status);
        },
        Qt::QueuedConnection);
    m_jobs.back()->start();
    return id;
}

Expected<QString> ReadingTools::savedText(const QString& id, const QString& chain)
{
    for (const SavedQuery& query : shippedQueries()) {
        if (query.id != id)
            continue;
        if (!query.usesChain())
            return query.text;
        store::Session session(m_database.connection(store::Role::Engine));
        const auto schema = store::Chains(session).schemaOf(query.family, chain);
        if (!schema)
            return fail(schema.error());
        if (schema->isEmpty())
            return fail(
                ErrorKind::NotFound, "CHAIN_UNKNOWN",
                chain.isEmpty()
                    ? Message(QT_TRANSLATE_NOOP("Engine", "%1 needs a chain of the family %2, and there is none."))
                          .arg(id, query.family)
                    : Message(QT_TRANSLATE_NOOP("Engine", "There is no chain \"%1\" of the family %2."))
                          .arg(chain, query.family));
        return query.forChain(*schema);
    }
    return fail(
        ErrorKind::NotFound, "QUERY_UNKNOWN",
        Message(QT_TRANSLATE_NOOP("Engine",
                                  "No saved query is named \"%1\". signalbox-cli sql --saved list prints their names."))
            .arg(id));
}

}  // namespace signalbox::engine
