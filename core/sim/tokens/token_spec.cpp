// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/tokens/token_spec.h"

#include <array>
#include <utility>

namespace signalbox::sim {

namespace {

constexpr std::array<std::pair<const char*, TokenKind>, 11> kinds{{{"plain", TokenKind::Plain},
                                                                   {"wrapped", TokenKind::Wrapped},
                                                                   {"rebasing", TokenKind::Rebasing},
                                                                   {"lying-fee", TokenKind::LyingFee},
                                                                   {"phantom", TokenKind::Phantom},
                                                                   {"reverting", TokenKind::Reverting},
                                                                   {"short", TokenKind::Short},
                                                                   {"zero", TokenKind::Zero},
                                                                   {"vault", TokenKind::Vault},
                                                                   {"constructed", TokenKind::Constructed},
                                                                   {"issuing", TokenKind::Issuing}}};

}  // namespace

std::optional<TokenKind> tokenKind(const QByteArray& name)
{
    for (const auto& [text, kind] : kinds)
        if (name == text)
            return kind;
    return {};
}

QByteArray nameOf(TokenKind kind)
{
    for (const auto& [text, one] : kinds)
        if (one == kind)
            return text;
    return {};
}

QByteArray tokenKindNames()
{
    QByteArray all;
    for (const auto& entry : kinds)
        all += (all.isEmpty() ? "" : ", ") + QByteArray(entry.first);
    return all;
}

std::vector<SimToken> defaultTokens(quint64 minted)
{
    std::vector<SimToken> tokens{{{}, "USDS", "Simulated Dollar", 6, 1, 3}, {{}, "ORE", "Simulated Ore", 18, 1, 1}};
    for (SimToken& token : tokens)
        token.minted = minted;
    return tokens;
}

}  // namespace signalbox::sim
