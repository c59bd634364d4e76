// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ingest_sql.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <ranges>

#include "signalbox/literals.h"
#include "store/ingest_text.h"
#include "support/safe_text.h"

namespace signalbox::store {

namespace {

constexpr const char* liveSetting = "SET LOCAL signalbox.live = 'on';";

QByteArray validJson(const QByteArray& raw)
{
    const QJsonDocument parsed = QJsonDocument::fromJson(withEscapedMarks(raw));
    QJsonObject object = parsed.object();
    if (!raw.isEmpty() && !parsed.isObject())
        object = {{u"text"_s,
                   utf8Text({raw.constData(), static_cast<std::size_t>(std::min<qsizetype>(raw.size(), 100'000))})}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact).replace("\\u0000", "\\ufffd");
}

std::vector<QString> lowered(const chain::Streams& streams)
{
    std::vector<QString> names = chain::namesOf(streams);
    for (QString& name : names)
        name = name.toLower();
    return names;
}

}  // namespace

IngestSql::IngestSql(const QString& caip2, qint64 epoch, const std::vector<std::shared_ptr<const DataSet>>& sets)
    : m_caip2(literal(caip2)), m_epoch(QByteArray::number(epoch)), m_sets(sets), m_derived(m_caip2, sets)
{
}

QByteArray IngestSql::fence() const
{
    return "BEGIN;SELECT signalbox.fence(" + m_caip2 + "," + m_epoch + ");";
}

/// Together with the change's row in the log: a rollback leaves neither.
QByteArray IngestSql::fence(const char* kind, const QByteArray& sets, const QByteArray& ranges) const
{
    return "BEGIN;SELECT signalbox.fence(" + m_caip2 + "," + m_epoch + ",'" + kind + "'," + sets + "," + ranges + ");";
}

QByteArray IngestSql::fence(const Commit& commit) const
{
    std::vector<QString> written;
    for (const auto& set : m_sets)
        if (set->isWrittenBy(commit))
            written.push_back(set->name());
    return fence(commit.mode == Commit::Mode::Append ? "commit" : "replace",
                 textArray(written) + (m_derived.sets().empty() ? "" : " || " + m_derived.changedBy(commit)),
                 multirange(commit.ranges));
}

Script IngestSql::append(const Commit& commit, bool merged, const QByteArray& first) const
{
    Script script{(commit.mode == Commit::Mode::Record ? fence() : fence(commit)) + first, {}};
    if (commit.live)
        script.sql += liveSetting;
    m_derived.before(script, commit);
    for (const auto& set : m_sets)
        set->append(script, commit, merged);
    if (commit.mode == Commit::Mode::Record)
        return script;
    script.sql += quarantined(commit);
    covered(script, commit);
    return script;
}

Script IngestSql::compare(const Commit& commit) const
{
    Script script{fence(commit), {}};
    for (const auto& set : m_sets)
        set->load(script, commit);
    script.sql += "SELECT coalesce(range_agg(int8range(number, number, '[]'))::text, '') FROM (" + missing(commit) +
                  ") m (number);";
    return script;
}

/// A condition on item `q` of the quarantine; empty if no set has one.
QByteArray IngestSql::wasRead() const
{
    QByteArray any;
    for (const auto& set : m_sets)
        if (const QByteArray read = set->wasRead(); !read.isEmpty())
            any += (any.isEmpty() ? "(" : " OR ") + read;
    return any.isEmpty() ? any : any + ")";
}

/// Heights with a stored row that was not fetched although the block is the same. An item in the quarantine that was
/// not fetched again counts as missing, too.
QByteArray IngestSql::missing(const Commit& commit) const
{
    QByteArray parts = "SELECT NULL::bigint WHERE false";
    bool readsItems = false;
    for (const auto& set : m_sets) {
        if (const QByteArray part = set->missing(commit); !part.isEmpty()) {
            parts += " UNION ALL " + part;
            readsItems = true;
        }
    }
    const QByteArray read = wasRead();
    if (!readsItems || read.isEmpty())
        return parts;
    QByteArray again;
    for (const chain::Quarantined& item : commit.quarantined)
        again += (again.isEmpty() ? "(" : ",(") + QByteArray::number(item.block) + "," + literal(item.position) + ")";
    return parts + " UNION ALL SELECT q.block_number FROM signalbox.quarantine q JOIN " + rangesTable(commit) +
           " ON q.block_number BETWEEN r.lo AND r.hi WHERE q.caip2 = " + m_caip2 +
           " AND q.state = 'waiting' AND q.stream = ANY (" + textArray(lowered(commit.streams)) +
           ") AND q.position ~ '^[0-9]+$' AND NOT " + read +
           (again.isEmpty() ? QByteArray() : " AND (q.block_number, q.position) NOT IN (VALUES " + again + ")");
}

/// An item is resolved by its own stream, if its log was fetched or is known not to be on the chain. An item recorded
/// without a stream is resolved by any stream that reads rows.
QByteArray IngestSql::resolved(const Commit& commit) const
{
    if (std::none_of(m_sets.begin(), m_sets.end(), [&](const auto& set) { return set->resolvesItems(commit); }))
        return {};
    const QByteArray read = wasRead();
    return "UPDATE signalbox.quarantine q SET state = 'resolved' FROM " + rangesTable(commit) +
           " WHERE q.caip2 = " + m_caip2 +
           " AND q.state = 'waiting' AND q.block_number BETWEEN r.lo AND r.hi AND (q.stream = '' OR q.stream = ANY (" +
           textArray(lowered(commit.streams)) + "))" +
           (commit.missing == Commit::Missing::Keep && !read.isEmpty() ? " AND " + read : QByteArray()) + ";";
}

Script IngestSql::replace(const Commit& commit) const
{
    Script script;
    if (commit.live)
        script.sql += liveSetting;
    m_derived.before(script, commit);
    for (const auto& set : m_sets)
        set->replace(script, commit);
    script.sql += resolved(commit);
    script.sql += quarantined(commit);
    covered(script, commit);
    return script;
}

QByteArray IngestSql::quarantined(const Commit& commit) const
{
    if (commit.quarantined.empty())
        return {};
    QByteArray values;
    for (const chain::Quarantined& item : commit.quarantined) {
        const QJsonValue pattern = item.reason.toJson();
        values += (values.isEmpty() ? "(" : ",(") + m_caip2 + "," + QByteArray::number(item.block) + "," +
                  literal(item.position) + "," + literal(item.reason.english()) + "," +
                  literal(QString::fromUtf8(validJson(item.raw))) + "::jsonb," + literal(item.stream) + "," +
                  (pattern.isObject() ? literal(QString::fromUtf8(validJson(
                                            QJsonDocument(pattern.toObject()).toJson(QJsonDocument::Compact)))) +
                                            "::jsonb"
                                      : QByteArray("NULL::jsonb")) +
                  ")";
    }
    return "INSERT INTO signalbox.quarantine (caip2, block_number, position, reason, raw, stream, message) VALUES " +
           values +
           " ON CONFLICT (caip2, block_number, position) DO UPDATE SET reason = excluded.reason, raw = "
           "excluded.raw, stream = excluded.stream, message = excluded.message, tries = quarantine.tries + 1, "
           "state = CASE quarantine.state WHEN 'skipped' THEN 'skipped' ELSE 'waiting' END;";
}

/// Rows fetched with former settings of the stream would count as read with the present ones.
QByteArray IngestSql::sameRevisions(const Commit& commit) const
{
    QByteArray known;
    for (const chain::StreamSpec& stream : commit.streams)
        if (!stream.revision.isEmpty())
            known += (known.isEmpty() ? "(" : ",(") + literal(stream.name) + "," + literal(stream.revision) + ")";
    if (known.isEmpty())
        return {};
    return "SELECT signalbox.refuse('SB006', s.stream) FROM signalbox.streams s JOIN (VALUES " + known +
           ") AS f (stream, revision) USING (stream) WHERE s.caip2 = " + m_caip2 + " AND s.revision <> f.revision;";
}

void IngestSql::covered(Script& script, const Commit& commit) const
{
    const bool append = commit.mode == Commit::Mode::Append;
    script.sql += sameRevisions(commit);
    script.sql += "SELECT signalbox.cover(" + m_caip2 + "," + textArray(chain::namesOf(commit.streams)) + "," +
                  numbers(commit.ranges, &Interval::lo) + "," + numbers(commit.ranges, &Interval::hi) + "," +
                  (append ? "true" : "false") + ");";
    for (const auto& set : m_sets)
        set->covered(script, commit);
    m_derived.after(script, commit);
    if (!commit.live)
        return;
    Height newest = 0;
    for (const Interval& range : commit.ranges)
        newest = qMax(newest, range.hi);
    script.sql += notified(QByteArray::number(newest));
}

QByteArray IngestSql::notified(const QByteArray& height) const
{
    return "SELECT pg_notify('signalbox','chain '||" + m_caip2 + "||' " + height + "');";
}

Script IngestSql::uncover(const chain::Streams& streams, const Intervals& blocks) const
{
    Script script{fence(), {}};
    m_derived.uncover(script, streams, blocks);
    script.sql += "SELECT signalbox.uncover(" + m_caip2 + "," + textArray(chain::namesOf(streams)) +
                  ",r.lo,r.hi) FROM unnest(" + numbers(blocks, &Interval::lo) + "," + numbers(blocks, &Interval::hi) +
                  ") AS r (lo, hi);";
    for (const auto& set : m_sets)
        set->uncovered(script, streams);
    script.sql += notified(QByteArray::number(blocks.empty() ? 0 : blocks.back().hi));
    return script;
}

QByteArray IngestSql::changed(const char* kind, const DerivedSet& set, const Intervals& blocks) const
{
    return "SELECT signalbox.changed(" + m_caip2 + ",'" + kind + "'," + textArray({set.name()}) + "," +
           multirange(blocks) + ");";
}

Script IngestSql::derive(const DerivedSet& set, const Intervals& blocks, const Gathered* gathered) const
{
    Script script{changed("commit", set, blocks), {}};
    m_derived.derive(script, set, blocks, gathered);
    return script;
}

Script IngestSql::underive(const DerivedSet& set, const Intervals& blocks) const
{
    Script script{changed("drop", set, blocks), {}};
    m_derived.uncover(script, {set.stream()}, blocks);
    return script;
}

Script IngestSql::undo(const Undo& undo) const
{
    const QByteArray above = QByteArray::number(undo.ancestor), first = QByteArray::number(undo.ancestor + 1);
    std::vector<QString> names;
    for (const auto& set : m_sets)
        names.push_back(set->name());
    Script script{fence("undo", textArray(names), "int8multirange(int8range(" + first + ", NULL))"), {}};
    script.sql += liveSetting;
    script.sql +=
        "CREATE TEMP TABLE IF NOT EXISTS undone (rows bigint, blocks bigint, first_attempt boolean NOT NULL DEFAULT "
        "false) ON COMMIT DELETE ROWS;";
    m_derived.undo(script, undo.ancestor);
    for (const auto& set : std::views::reverse(m_sets))
        set->undo(script, undo);
    script.sql += "DELETE FROM signalbox.quarantine WHERE caip2 = " + m_caip2 + " AND block_number > " + above + ";";
    script.sql += "SELECT signalbox.uncover(" + m_caip2 + ", NULL, " + first + ", 9223372036854775806);";
    for (const auto& set : m_sets)
        set->undone(script, undo);
    script.sql += notified(above);
    script.sql += "SELECT sum(rows) FROM pg_temp.undone;";
    return script;
}

}  // namespace signalbox::store
