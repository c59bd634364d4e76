// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "postgres/session.h"
#include "signalbox/interval.h"
#include "support/bytes.h"
#include "support/u256.h"

namespace signalbox::balances {

/// Symbol, name and decimals as a contract answers; empty or unset if it does not.
struct TokenTexts {
    Bytes20 contract{};
    QString symbol, name;
    std::optional<int> decimals;
};

/// What one holder's balance is by the contract; none if it gave no number.
struct HolderAnswer {
    Bytes20 holder{};
    std::optional<U256> balance;
};

/// Key and block at which its opening balance is read.
struct OpeningWanted {
    Bytes20 holder{};
    Height block = 0;
};

/// The rows of migration 0022 of one chain: which tokens and holders are due, and what their contracts answered. Every
/// function is one transaction.
class TruthRows {
public:
    TruthRows(store::Session& session, qint64 chain) : m_session(session), m_chain(chain) {}

    Expected<qint64> noteTokens();  ///< rows for tokens with holdings; returns the new ones

    Expected<std::optional<Bytes20>> claimCheck();
    Expected<Done> postpone(const Bytes20& contract, int seconds);  ///< its next check
    Expected<bool> isCalled(const Bytes20& contract);               ///< true in call mode
    /// The highest counted block that is final; none if the token is not counted up to any.
    Expected<std::optional<Height>> checkBlock(const Bytes20& contract, Height final);
    Expected<std::vector<Bytes20>> sample(const Bytes20& contract, int holders);
    struct Cost {
        int requests = 0;
        double milliseconds = 0;
    };
    Expected<qint64> record(const Bytes20& contract, Height block, const std::vector<HolderAnswer>& answers,
                            const Cost& cost);  ///< returns the check's ID
    /// Holders whose recalculation changed nothing, although a negative balance cannot be: they need a second block.
    Expected<std::vector<Bytes20>> negatives(qint64 check);
    Expected<qint64> review(qint64 check);  ///< findings that still wait for their recalculation
    Expected<Done> recalculate();           ///< what is queued, at once

    Expected<std::optional<Bytes20>> claimOpenings();
    Expected<std::vector<OpeningWanted>> openings(const Bytes20& contract, int most);
    Expected<qint64> storeOpenings(const Bytes20& contract, Height block, const std::vector<HolderAnswer>& answers);
    Expected<Done> refuseOpenings(const Bytes20& contract, const std::vector<OpeningWanted>& wanted,
                                  const Message& why);
    Expected<Done> settleOpenings(const Bytes20& contract);  ///< removes requests that need no answer any more
    Expected<Done> postponeOpenings(const Bytes20& contract, int seconds);

    Expected<std::vector<Bytes20>> tokensToRead(int most);
    Expected<Done> storeTexts(const std::vector<TokenTexts>& texts);
    Expected<Done> readAgain(const std::vector<Bytes20>& contracts);

private:
    store::Session& m_session;
    qint64 m_chain;
};

}  // namespace signalbox::balances
