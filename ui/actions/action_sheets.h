// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include "signalbox/engine.h"

class QWidget;

namespace signalbox::ui {

using Send = std::function<void(const Command&)>;

/// The confirmation sheets of dangerous actions: each counts first, asks for the typed name, and then passes on one
/// command with the preview that was shown. They are children of `window` and delete themselves.
void openReindexSheet(Engine* engine, const ChainSnapshot& chain, std::optional<Interval> range, QWidget* window,
                      Send send);
void openRewindSheet(Engine* engine, const ChainSnapshot& chain, QWidget* window, Send send);
/// Compares a Canopy chain's rows in the global tables with its own and corrects them.
void openResyncSheet(Engine* engine, const ChainSnapshot& chain, QWidget* window, Send send);
void openDeleteSheet(Engine* engine, const ChainSnapshot& chain, QWidget* window, Send send);

/// Asks although it is not dangerous: an endpoint can be entered again.
void openRemoveEndpointSheet(const ChainSnapshot& chain, const EndpointSnapshot& endpoint, QWidget* window, Send send);
/// Keeps the rows or drops them; to drop them, it counts first and asks for the typed name.
void openRemoveStreamSheet(Engine* engine, const ChainSnapshot& chain, const StreamSnapshot& stream, QWidget* window,
                           Send send);

}  // namespace signalbox::ui
