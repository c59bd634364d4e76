// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPalette>

#include "theme/tokens.h"

namespace signalbox::ui {

/// One look: its color tokens and what follows from them. Painters read Theme::current() while they paint and keep no
/// copy.
struct Theme : Tokens {
    static const Theme& current();
    static const Theme& light();
    static const Theme& darkLook();

    QPalette palette() const;
    QColor seriesColor(int mark) const;  ///< mark 1, 2, …; 0: "others"
};

enum class ThemeMode { System, Light, Dark };
enum class Density { Comfortable, Compact };

/// Holds the look of the application: sets style, palette and fonts, and follows the system's light or dark setting.
/// GUI thread only.
class ThemeManager : public QObject {
    Q_OBJECT
public:
    static ThemeManager& instance();

    void install();  ///< once, after QApplication is made and before the first widget
    ThemeMode mode() const { return m_mode; }
    void setMode(ThemeMode mode);
    Density density() const { return m_density; }
    void setDensity(Density density);
    int rowHeight() const;  ///< px, by density and font size
    int fontPercent() const { return m_fontPercent; }
    void setFontPercent(int percent);  ///< percent of the system's font size, 80 to 150; all widgets are recreated

Q_SIGNALS:
    void changed();  ///< emitted after the palette: icons and colors derived from it must be recreated

private:
    ThemeManager();
    void apply();

    ThemeMode m_mode = ThemeMode::System;
    Density m_density = Density::Comfortable;
    int m_fontPercent = 100;
    double m_systemSize = 0;  ///< points (pixels when negative) of the system's font, once it was changed
    bool m_systemDark = false;
    bool m_installed = false;
};

}  // namespace signalbox::ui
