// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "signalbox/literals.h"

namespace signalbox::ui {

/// A token of a chain.
struct TokenRef {
    QString caip2;
    QString contract;  ///< in lower case

    bool isEmpty() const { return contract.isEmpty(); }
    bool operator==(const TokenRef&) const = default;
};

/// Of its page, with the holder that is searched there: "balances/eip155:1/0x…?holder=0x…".
inline QString tokenAddress(const TokenRef& token, const QString& holder = {})
{
    return u"balances/%1/%2"_s.arg(token.caip2, token.contract) +
           (holder.isEmpty() ? QString() : u"?holder="_s + holder);
}

}  // namespace signalbox::ui
