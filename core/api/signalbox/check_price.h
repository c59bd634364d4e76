// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace signalbox {

/// What it costs to hold the balances of tokens against their contracts, in requests of the endpoints: calls are joined
/// by Multicall3. They come last in line and take at most 5 % of an endpoint's learned rate.
struct CheckPrice {
    static constexpr int joined = 250;             ///< calls in one request
    static constexpr int textsOfToken = 3;         ///< symbol, name, decimals
    static constexpr int openingsOfToken = 1'000;  ///< holders whose balance before a late start is read
    static constexpr int holdersADay = 200;        ///< compared for each token

    int once = 0;      ///< texts of the tokens
    int openings = 0;  ///< at most, if the history starts after the tokens
    int aDay = 0;

    static constexpr CheckPrice of(int tokens)
    {
        const auto requests = [](int calls) { return (calls + joined - 1) / joined; };
        return {requests(tokens * textsOfToken), tokens * requests(openingsOfToken), tokens * requests(holdersADay)};
    }
};

}  // namespace signalbox
