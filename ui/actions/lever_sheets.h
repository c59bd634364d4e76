#pragma once

#include <functional>
#include <optional>

#include "signalbox/engine.h"

class QWidget;

namespace signalbox::ui {

using Send = std::function<void(const Command&)>;

/// The confirm sheets of the dangerous levers: each counts first, asks for the typed name, and then hands over one
/// command with the preview that was seen. They live over `window` and delete themselves.
void openReindexSheet(Engine* engine, const ChainSnapshot& chain, std::optional<Interval> range, QWidget* window,
                      Send send);
void openRewindSheet(Engine* engine, const ChainSnapshot& chain, QWidget* window, Send send);
/// A Canopy chain's rows in the tables of all chains are compared with its own and set right.
void openResyncSheet(Engine* engine, const ChainSnapshot& chain, QWidget* window, Send send);
void openDeleteSheet(Engine* engine, const ChainSnapshot& chain, QWidget* window, Send send);

/// Not dangerous, but asked for: an endpoint can be entered again.
void openRemoveEndpointSheet(const ChainSnapshot& chain, const EndpointSnapshot& endpoint, QWidget* window, Send send);
/// Keeps the rows, or drops them: then it counts first and asks for the typed word.
void openRemoveStreamSheet(Engine* engine, const ChainSnapshot& chain, const StreamSnapshot& stream, QWidget* window,
                           Send send);

}  // namespace signalbox::ui
