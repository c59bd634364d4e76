// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/portfolio_totals.h"

#include <QSet>
#include <algorithm>

#include "models/decimal_text.h"
#include "tokens/balance_words.h"

namespace signalbox::ui {

PortfolioTotals PortfolioTotals::of(const std::vector<Holding>& holdings)
{
    PortfolioTotals totals;
    totals.usd = u"0"_s;
    QSet<QString> symbols;
    for (const Holding& holding : holdings) {
        symbols << (holding.symbol.isEmpty() ? holding.contract : holding.symbol);
        if (!totals.newest || holding.changedAt > totals.newest->changedAt)
            totals.newest = &holding;
        auto chain = std::find_if(totals.chains.begin(), totals.chains.end(),
                                  [&](const Chain& each) { return each.caip2 == holding.caip2; });
        if (chain == totals.chains.end())
            chain = totals.chains.insert(chain, {holding.caip2, holding.chain, u"0"_s, 0});
        if (isCounted(holding)) {
            ++totals.counted;
            ++chain->counted;
            totals.usd = decimal::sum(totals.usd, *holding.usd);
            chain->usd = decimal::sum(chain->usd, *holding.usd);
        } else {
            ++(holding.untrusted ? totals.untrusted : !holding.complete ? totals.incomplete : totals.unpriced);
        }
    }
    totals.tokens = int(symbols.size());
    std::stable_sort(totals.chains.begin(), totals.chains.end(),
                     [](const Chain& a, const Chain& b) { return decimal::compare(a.usd, b.usd) > 0; });
    return totals;
}

}  // namespace signalbox::ui
