// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/balances_set.h"

#include "postgres/session.h"

namespace signalbox::balances {

namespace {

QByteArray call(const char* function, const QByteArray& chain, const QByteArray& blocks)
{
    return QByteArray("SELECT balances.") + function + '(' + chain +
           ",m) FROM (SELECT range_agg(int8range(r.lo,r.hi,'[]')) AS m FROM " + blocks + ") s WHERE m IS NOT NULL;";
}

}  // namespace

BalancesSet::BalancesSet(const store::ChainPlace& place)
    : m_chain(QByteArray::number(place.caip2.section(u':', 1).toLongLong())),
      m_transfers(QByteArray::fromStdString(store::quoteName(place.schema)) + ".transfers")
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

void BalancesSet::clear(store::Script& script) const
{
    script.sql += "SELECT balances.clear_chain(" + m_chain + ");";
}

QByteArray BalancesSet::baseRows(Interval blocks) const
{
    return "SELECT block_number FROM " + m_transfers + " WHERE block_number BETWEEN " + QByteArray::number(blocks.lo) +
           " AND " + QByteArray::number(blocks.hi);
}

}  // namespace signalbox::balances
