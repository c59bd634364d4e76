// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/adapter_private.h"

namespace signalbox::canopy {

namespace {

constexpr Height atOnce = 8;     ///< blocks requested together
constexpr Height slack = 1'000;  ///< blocks by which a certificate of another committee may be late
constexpr std::size_t mostKnown = 100'000;

}  // namespace

void CanopyAdapter::Private::note(Height height, const Accusations& brought)
{
    if (broughtAt.size() + searchedTo.size() > mostKnown) {
        broughtAt.clear();
        searchedTo.clear();
    }
    for (const auto& [who, heights] : brought)
        for (const quint64 at : heights) {
            const auto [known, isNew] = broughtAt.try_emplace({who, at}, height);
            if (!isNew)
                known->second = std::min(known->second, height);
        }
}

/// The route returns all evidence without the block that brought it: evidence of an older height may come after that of
/// a newer one. Only the blocks show it. Evidence usually comes soon, so the blocks from its height on are read.
QCoro::Task<Asked<Accusations>> CanopyAdapter::Private::evidenceBefore(Height height, Accusations mine, Fold fold,
                                                                       Params params, qint64 endpoint,
                                                                       std::shared_ptr<Tally> tally)
{
    auto asking = client.doubleSigners(endpoint, tally);
    const auto now = co_await asking;
    if (!now)
        co_return tl::unexpected(now.error());
    Accusations known;
    for (const DoubleSigner& signer : *now) {
        const auto own = mine.find(signer.id);
        if (own == mine.end() && fold != Fold::Start)
            continue;
        for (const quint64 at : signer.heights) {
            if (at >= static_cast<quint64>(height) || (own != mine.end() && own->second.contains(at)))
                continue;
            auto searching = wasBroughtBefore(height, {signer.id, at}, params, endpoint, tally);
            const auto found = co_await searching;
            if (!found)
                co_return tl::unexpected(found.error());
            if (*found)
                known[signer.id].insert(at);
        }
    }
    co_return known;
}

QCoro::Task<Asked<bool>> CanopyAdapter::Private::wasBroughtBefore(Height height, Charge charge, Params params,
                                                                  qint64 endpoint, std::shared_ptr<Tally> tally)
{
    const auto isKnown = [&] {
        const auto known = broughtAt.find(charge);
        return known != broughtAt.end() && known->second < height;
    };
    if (isKnown())
        co_return true;
    const auto first = std::max<Height>(1, static_cast<Height>(charge.second));
    // The chain refuses evidence older than that, so it came with genesis.
    const Height last = first + static_cast<Height>(std::min<quint64>(params.unstakingBlocks(), 1 << 30)) + slack;
    const auto searched = searchedTo.find(charge);
    Height next = searched == searchedTo.end() ? first : searched->second + 1;
    while (next < height && next <= last) {
        const Height end = std::min({next + atOnce - 1, height - 1, last});
        std::vector<QCoro::Task<Asked<std::optional<Block>>>> asked;
        for (Height each = next; each <= end; ++each)
            asked.push_back(client.block(each, endpoint, tally));
        std::optional<rpc::Refusal> refused;
        bool missing = false;
        for (auto& asking : asked) {
            const auto block = co_await asking;
            if (block ? !*block : block.error().is(rpc::ErrorClass::FatalParams))
                missing = true;
            else if (!block)
                refused = block.error();
            else
                note((*block)->header.height, accusations(**block, config.chainId, params));
        }
        if (refused)
            co_return tl::unexpected(*refused);
        if (isKnown())
            co_return true;
        if (missing)  // a node without older history: evidence usually comes soon
            co_return true;
        searchedTo[charge] = end;
        next = end + 1;
    }
    co_return next > last;
}

}  // namespace signalbox::canopy
