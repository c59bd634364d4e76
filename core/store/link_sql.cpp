#include "store/ingest_sql.h"

namespace signalbox::store {

/// Refuses ranges that do not follow the stored block below them, or that the stored block above does not follow:
/// history of another network with the same chain id never mixes in.
QByteArray IngestSql::linked(const Commit& commit) const
{
    QByteArray children;
    for (const Interval& range : commit.ranges)
        for (const Height child : {range.lo, range.hi + 1})
            children += (children.isEmpty() ? "" : ",") + QByteArray::number(child);
    return "SELECT signalbox.refuse('SB005', 'block ' || min(c.number) || ' does not follow the block below it') "
           "FROM " +
           m_schema + ".blocks c JOIN " + m_schema + ".blocks p ON p.number = c.number - 1 WHERE c.number = ANY ('{" +
           children + "}'::bigint[]) AND c.parent_hash <> p.hash HAVING count(*) > 0;";
}

}  // namespace signalbox::store
