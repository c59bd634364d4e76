// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/shipped_families.h"
#include "engine_world.h"
#include "toy_family.h"

namespace signalbox::test {

/// An engine with a real database that knows one family more than the shipped ones.
struct ToyWorld : World {
    inline static const QString toy = u"toy:alpha"_s;

    std::shared_ptr<ToyChain> chain = std::make_shared<ToyChain>();

    /// `Toy`: ToyFamily or a family that is derived from it.
    template <class Toy>
    void make(bool workers = true)
    {
        EngineParts made = parts(workers);
        made.workerParts = {};
        auto families = shippedFamilies()->all();
        families.push_back(std::make_shared<Toy>(chain));
        made.families = std::make_shared<const Families>(families);
        engine = std::make_unique<EngineImpl>(made);
    }
    template <class Toy>
    void start()
    {
        make<Toy>();
        QTRY_COMPARE_WITH_TIMEOUT(engine->snapshot()->engine, EngineState::Running, 10'000);
    }
    static Command addCommand(const QString& url = u"http://127.0.0.1:1"_s)
    {
        ChainDraft draft;
        draft.family = u"toy"_s;
        draft.caip2 = toy;
        draft.name = u"Alpha"_s;
        EndpointDraft endpoint;
        endpoint.url = url;
        draft.endpoints = {endpoint};
        return {arguments::ChainAdd{draft}, toy, {}};
    }
    const ChainSnapshot* now() const { return engine->snapshot()->chain(toy); }
};

}  // namespace signalbox::test
