// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <array>

namespace signalbox::ui {

/// One severity: its color as text and sign, the tint behind it, the line around the tint.
struct Tone {
    QColor ink, tint, line;
};

/// The colors of one look by their use: the only place where colors are written down.
struct Tokens {
    bool dark = false;
    QColor window, surface, raised, border, grid, control;
    QColor text, secondary, muted;
    QColor accent, fill, fillHover, fillPressed, onFill, link, selection, hover, pressed, track;
    Tone ok, warn, error, info;
    QColor danger, dangerHover, dangerPressed;
    QColor tip, tipText, scrim;
    QColor coverageDone, coverageInFlight, coverageWaiting, coverageGap;
    std::array<QColor, 8> series;
    QColor others;
};

const Tokens& lightTokens();
const Tokens& darkTokens();

}  // namespace signalbox::ui
