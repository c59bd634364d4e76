// SPDX-License-Identifier: GPL-3.0-or-later

#include "units/canopy_chain.h"
#include "signalbox/literals.h"

#include <atomic>
#include <list>
#include <mutex>

namespace signalbox::engine {

namespace {

std::atomic<const catalog::Catalog*> catalogInUse = nullptr;

}  // namespace

const catalog::Catalog& canopyCatalog()
{
    const catalog::Catalog* const used = catalogInUse;
    return used ? *used : catalog::Catalog::canopy();
}

void useCanopyCatalog(const catalog::Catalog& wanted)
{
    static std::mutex mutex;
    static std::list<catalog::Catalog> all;  // whoever still works with an older one keeps it
    const std::lock_guard lock(mutex);
    const auto known = std::find(all.begin(), all.end(), wanted);
    catalogInUse = known == all.end() ? &all.emplace_back(wanted) : &*known;
}

Error noResync(const store::ChainRow& chain)
{
    return Error::make(
        ErrorKind::Refused, "NOT_CANOPY_CHAIN",
        Message(
            QT_TRANSLATE_NOOP("Engine", "\"%1\" is not a Canopy chain. Only Canopy chains have a cross-chain sync."))
            .arg(chain.name));
}

}  // namespace signalbox::engine
