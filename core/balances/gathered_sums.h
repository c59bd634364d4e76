// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_map>

#include "balances/wide_sum.h"
#include "store/derived_set.h"

namespace signalbox::balances {

/// Flows of holders and supplies of tokens, from rows of transfers and balance events as ingest copies them. They are
/// those of balances.sides() and balances.count_supply() over the same rows, and are written by
/// balances.add_gathered().
class GatheredSums : public store::Gathered {
public:
    explicit GatheredSums(QByteArray chain) : m_chain(std::move(chain)) {}

    bool add(const store::Commit& commit, const chain::IntervalSet& blocks) override;
    qint64 rows() const override { return m_rows; }
    void derive(store::Script& script, const QByteArray& blocks) const override;
    void clear() override;

private:
    struct Hash {
        std::size_t operator()(const Bytes20& address) const
        {
            return qHashBits(address.data(), address.size(), QHashSeed::globalSeed());
        }
    };
    struct Flow {
        WideSum net;
        Height first = 0, last = 0;
        qint64 time = 0;  // of the last block, Unix seconds
    };
    struct Token {
        std::unordered_map<Bytes20, Flow, Hash> flows;
        std::optional<std::pair<WideSum, WideSum>> supply;  // minted, burned
    };
    struct At {
        Height block = 0;
        qint64 time = 0;
    };
    class Times;

    template <class Count>
    bool read(const QByteArray& rows, const Times& times, const chain::IntervalSet& blocks, Count count);
    Token& token(const char* contract);
    static void flow(Token& token, const char* holder, const U256& amount, bool negative, const At& at);

    QByteArray m_chain;  ///< number of the chain, as SQL
    std::unordered_map<Bytes20, Token, Hash> m_tokens;
    std::pair<Bytes20, Token*> m_recent{};  ///< most rows have the token of the row before
    qint64 m_rows = 0;
};

}  // namespace signalbox::balances
