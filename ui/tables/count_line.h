// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/text.h"

namespace signalbox::ui {

/// The line below a table: "120 of 45,210", or another text in its place.
class CountLine : public Text {
    Q_OBJECT
public:
    explicit CountLine(QWidget* parent = nullptr);

    void setShown(bool shown) { m_shown = shown; }  ///< hidden nevertheless while it has nothing to count
    void setOwnText(const QString& text) { m_own = text; }
    void renew(int shown, int all);

private:
    QString m_own;
    bool m_shown = false;
};

}  // namespace signalbox::ui
