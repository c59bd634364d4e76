// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/literals.h"
#include "store/derived_set.h"

namespace signalbox::balances {

inline const QString stream = u"balances"_s;  ///< the stream of all balances of a chain

/// Balances of the holders of a chain's tokens, computed from its transfers by functions of the schema `balances`.
class BalancesSet : public store::DerivedSet {
public:
    explicit BalancesSet(const store::ChainPlace& place);

    QString name() const override { return balances::stream; }
    QString stream() const override { return balances::stream; }
    QString follows() const override { return u"transfers"_s; }
    void derive(store::Script& script, const QByteArray& blocks) const override;
    void underive(store::Script& script, const QByteArray& blocks) const override;
    void clear(store::Script& script) const override;
    QByteArray baseRows(Interval blocks) const override;

private:
    QByteArray m_chain;      ///< number of the chain, as SQL
    QByteArray m_transfers;  ///< quoted
};

}  // namespace signalbox::balances
