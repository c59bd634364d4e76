// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/probe/presets.h"

#include "cosmos/chain_id.h"
#include "signalbox/literals.h"

namespace signalbox::cosmos {

namespace {

struct Known {
    const char *chainId, *name, *denom, *rpc, *explorer;
};

constexpr Known known[] = {
    {"cosmoshub-4", "Cosmos Hub", "uatom", "https://rpc.cosmos.network", "https://www.mintscan.io/cosmos"},
    {"osmosis-1", "Osmosis", "uosmo", "https://rpc.osmosis.zone", "https://www.mintscan.io/osmosis"},
    {"neutron-1", "Neutron", "untrn", "https://rpc-kralum.neutron-1.neutron.org", "https://www.mintscan.io/neutron"},
    {"noble-1", "Noble", "uusdc", "https://noble-rpc.polkachu.com", "https://www.mintscan.io/noble"},
    {"akashnet-2", "Akash", "uakt", "https://akash-rpc.polkachu.com", "https://www.mintscan.io/akash"},
    {"juno-1", "Juno", "ujuno", "https://juno-rpc.polkachu.com", "https://www.mintscan.io/juno"},
    {"stride-1", "Stride", "ustrd", "https://stride-rpc.polkachu.com", "https://www.mintscan.io/stride"},
    {"axelar-dojo-1", "Axelar", "uaxl", "https://axelar-rpc.quickapi.com", "https://www.mintscan.io/axelar"},
    {"dydx-mainnet-1", "dYdX", "adydx", "https://dydx-rpc.publicnode.com", "https://www.mintscan.io/dydx"},
    {"jackal-1", "Jackal", "ujkl", "", ""},
    {"phoenix-1", "Terra", "uluna", "", "https://www.mintscan.io/terra"},
    {"secret-4", "Secret Network", "uscrt", "", "https://www.mintscan.io/secret"},
    {"injective-1", "Injective", "inj", "", "https://www.mintscan.io/injective"},
    {"pacific-1", "Sei", "usei", "", "https://www.mintscan.io/sei"},
    {"celestia", "Celestia", "utia", "", "https://www.mintscan.io/celestia"},
    {"kava_2222-10", "Kava", "ukava", "", "https://www.mintscan.io/kava"},
    {"chihuahua-1", "Chihuahua", "uhuahua", "", ""},
    {"core-1", "Persistence", "uxprt", "", "https://www.mintscan.io/persistence"},
};

}  // namespace

std::vector<ChainPreset> presets()
{
    std::vector<ChainPreset> all;
    for (const Known& one : known) {
        ChainPreset preset;
        preset.caip2 = caip2Of(QLatin1String(one.chainId));
        preset.name = QLatin1String(one.name);
        preset.kind = u"Cosmos"_s;
        preset.nativeSymbol = QLatin1String(one.denom);
        preset.explorer = QLatin1String(one.explorer);
        if (*one.rpc)
            preset.rpc << QLatin1String(one.rpc);
        preset.confirmations = preset.reorgDepth = 0;
        all.push_back(std::move(preset));
    }
    return all;
}

}  // namespace signalbox::cosmos
