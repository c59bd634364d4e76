// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "signalbox/explorer.h"

namespace signalbox::ui {

/// An object of the explorer, as its address names it; the kind is unset until the text is identified.
struct ExplorerPlace {
    std::optional<ExplorerKind> kind;
    QString key, chain;
    std::optional<Height> height;

    static std::optional<ExplorerPlace> of(const QString& address);  ///< none: no such kind, or not its key
    QString address() const;  ///< "account/KEY?chain=canopy:1&height=5"; empty without a key
    bool operator==(const ExplorerPlace&) const = default;
};

/// The visited places with the current one, for the steps back and forward. Keeps the newest 100.
class VisitHistory {
public:
    void visit(const ExplorerPlace& place);    ///< drops the places ahead; the last one is not repeated
    void correct(const ExplorerPlace& place);  ///< replaces the current one
    bool canStep(int by) const;
    const ExplorerPlace& step(int by);  ///< moves; only if canStep()

private:
    std::vector<ExplorerPlace> m_places;
    int m_at = -1;
};

}  // namespace signalbox::ui
