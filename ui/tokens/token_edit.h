// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <optional>

#include "signalbox/command_arguments.h"
#include "signalbox/token_queries.h"

namespace signalbox::ui {

/// The metadata of a token as texts of a form.
struct TokenEntries {
    QString symbol, name, decimals, coingeckoId, mode, start;
    bool stable = false;

    static TokenEntries of(const TokenFigures& token);
    bool operator==(const TokenEntries&) const = default;
};

/// What is wrong with an entry, as a sentence for beside its field; empty: nothing.
class TokenRefusals {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::TokenRefusals)
public:
    static QString symbol(const QString& text);
    static QString name(const QString& text);
    static QString decimals(const QString& text);
    static QString coingeckoId(const QString& text);
    static QString start(const QString& text);  ///< a block
    static QString price(const QString& text);
};

/// The command for what differs; none if nothing differs or an entry is refused.
std::optional<arguments::TokenEdit> tokenEdit(const TokenFigures& token, const TokenEntries& entries);

}  // namespace signalbox::ui
