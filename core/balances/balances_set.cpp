// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/balances_set.h"

#include "balances/gathered_sums.h"
#include "postgres/session.h"

namespace signalbox::balances {

QByteArray BalancesSet::call(const char* function, const QByteArray& chain, const QByteArray& blocks,
                             const QByteArray& more)
{
    return QByteArray("SELECT balances.") + function + '(' + chain + ",m" + more +
           ") FROM (SELECT range_agg(int8range(r.lo,r.hi,'[]')) AS m FROM " + blocks + ") s WHERE m IS NOT NULL;";
}

BalancesSet::BalancesSet(const store::ChainPlace& place)
    : m_chain(QByteArray::number(place.caip2.section(u':', 1).toLongLong())),
      m_schema(QByteArray::fromStdString(store::quoteName(place.schema)))
{
}

void BalancesSet::derive(store::Script& script, const QByteArray& blocks) const
{
    script.sql += call("add_live", m_chain, blocks);
}

void BalancesSet::underive(store::Script& script, const QByteArray& blocks) const
{
    script.sql += call("subtract", m_chain, blocks);
}

QByteArray BalancesSet::countEvents(const QByteArray& blocks, const chain::Streams& streams, const char* sign) const
{
    QByteArray contracts;
    for (const chain::StreamSpec& stream : streams)
        contracts += (contracts.isEmpty() ? "'\\x" : ",'\\x") +
                     QByteArray::fromHex(stream.name.section(u'x', 1).toLatin1()).toHex() + '\'';
    return call("count_events", m_chain, blocks, ",ARRAY[" + contracts + "]::bytea[]," + sign);
}

void BalancesSet::deriveBeside(store::Script& script, const QByteArray& blocks, const chain::Streams& streams) const
{
    script.sql += countEvents(blocks, streams, "1");
}

void BalancesSet::underiveBeside(store::Script& script, const QByteArray& blocks, const chain::Streams& streams) const
{
    script.sql += countEvents(blocks, streams, "-1");
}

std::unique_ptr<store::Gathered> BalancesSet::gathered() const
{
    return std::make_unique<GatheredSums>(m_chain);
}

void BalancesSet::clear(store::Script& script) const
{
    script.sql += "SELECT balances.clear_chain(" + m_chain + ");";
}

QByteArray BalancesSet::baseRows(Interval blocks) const
{
    const QByteArray within =
        " WHERE block_number BETWEEN " + QByteArray::number(blocks.lo) + " AND " + QByteArray::number(blocks.hi);
    return "SELECT block_number FROM " + m_schema + ".transfers" + within + " UNION ALL SELECT block_number FROM " +
           m_schema + ".balance_events" + within;
}

}  // namespace signalbox::balances
