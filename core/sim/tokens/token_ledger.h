// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstring>
#include <unordered_map>

#include "sim/content.h"

namespace signalbox::sim {

/// The balances of all tokens after one block, as the contracts of their kinds keep them. Amounts are modulo 2^256.
/// References the maker.
class TokenLedger {
public:
    explicit TokenLedger(const ContentMaker& maker);  ///< at genesis: the opening balances

    void apply(Height height, const BlockContent& content);  ///< the block after the last one

    Height height() const { return m_height; }
    U256 balance(const SimToken& token, const Bytes20& holder) const;
    U256 supply(const SimToken& token) const;  ///< opening balances + minted − burned

private:
    struct AddressHash {
        std::size_t operator()(const Bytes20& address) const
        {
            std::size_t hash = 0;
            std::memcpy(&hash, address.data() + 4, sizeof hash);
            return hash;
        }
    };
    struct Account {
        std::unordered_map<Bytes20, U256, AddressHash> balances;  ///< of a rebasing token: shares
        U256 supply;
    };
    void apply(const SimToken& token, Account& account, const SimLog& log) const;
    void transfer(const SimToken& token, Account& account, const Bytes20& from, const Bytes20& to, U256 amount) const;
    void move(Account& account, const Bytes20& from, const Bytes20& to, const U256& amount) const;
    quint64 growth(const SimToken& token) const;
    std::size_t indexOf(const SimToken& token) const;

    const std::vector<SimToken>* m_tokens;
    std::vector<Account> m_accounts;  ///< one for each token
    Height m_height = 0;
};

}  // namespace signalbox::sim
