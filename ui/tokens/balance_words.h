// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "signalbox/balance_queries.h"
#include "signalbox/token_queries.h"
#include "theme/sign.h"
#include "widgets/message_bar.h"

namespace signalbox::ui {

/// Texts about balances and tokens, the same in tables, tiles and cards. Symbols and names of contracts have their
/// control characters visible.
class BalanceWords {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::BalanceWords)
public:
    static QString symbol(const QString& symbol, const QString& contract);  ///< USDC; 0xa0b8…eb48 if unknown
    static QString decimals(const std::optional<int>& decimals);            ///< "6 dec."; "raw" if unknown
    static State sign(bool complete, bool untrusted);
    static QString state(bool complete, bool untrusted);  ///< complete, not complete, untrusted
    static QString amount(const QString& number, const std::optional<int>& decimals);  ///< of raw units, every digit
    static QString usd(const QString& number);                                         ///< "1,094,550.55 $"
    static QString price(const QString& number);                                       ///< "1.00", "0.000123"
    static QString share(double part);                                                 ///< "56.0 %", "0.001 %"
    static QString day(const QDate& day);                                              ///< 24 Aug 2026
    static QString shortDay(const QDate& day);                                         ///< 24 Aug
    static QString mode(const QString& mode);
    static QString priceSource(const QString& source);  ///< "set by hand", "price feed"
    /// What became of requests for balances before the counted blocks; empty if there are none.
    static QString openings(const std::vector<OpeningRequest>& requests);
    static QString driftOutcome(const QString& outcome);  ///< "queued for recalculation"
    /// Above a page of which a question failed; `again` asks anew.
    static BarMessage failure(const Error& error, std::function<void()> again);
};

/// In sums and shares: a complete, trusted balance with a price.
inline bool isCounted(const Holding& holding)
{
    return holding.usd && holding.complete && !holding.untrusted;
}

}  // namespace signalbox::ui
