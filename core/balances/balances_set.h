// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/literals.h"
#include "store/derived_set.h"

namespace signalbox::balances {

inline const QString stream = u"balances"_s;  ///< the stream of all balances of a chain

/// Balances of the holders of a chain's tokens, computed from its transfers, and from the events of tokens with rules,
/// by functions of the schema `balances`.
class BalancesSet : public store::DerivedSet {
public:
    explicit BalancesSet(const store::ChainPlace& place);

    QString name() const override { return balances::stream; }
    QString stream() const override { return balances::stream; }
    QString follows() const override { return u"transfers"_s; }
    QString beside() const override { return u"balance_events"_s; }
    void derive(store::Script& script, const QByteArray& blocks) const override;
    void underive(store::Script& script, const QByteArray& blocks) const override;
    void deriveBeside(store::Script& script, const QByteArray& blocks, const chain::Streams& streams) const override;
    void underiveBeside(store::Script& script, const QByteArray& blocks, const chain::Streams& streams) const override;
    std::unique_ptr<store::Gathered> gathered() const override;
    void clear(store::Script& script) const override;
    QByteArray baseRows(Interval blocks) const override;

    /// A call of a function of the schema with the chain and the blocks.
    static QByteArray call(const char* function, const QByteArray& chain, const QByteArray& blocks,
                           const QByteArray& more = {});

private:
    QByteArray countEvents(const QByteArray& blocks, const chain::Streams& streams, const char* sign) const;

    QByteArray m_chain;   ///< number of the chain, as SQL
    QByteArray m_schema;  ///< quoted
};

}  // namespace signalbox::balances
