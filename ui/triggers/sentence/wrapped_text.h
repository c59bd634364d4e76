// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "widgets/text.h"

namespace signalbox::ui {

/// Words on several lines that keep their height inside a scroll area, which does not ask for the height of a width.
class WrappedText : public Text {
public:
    WrappedText(TextRole role, Ink ink) : Text({}, role, ink) { setWordWrap(true); }
    void setWords(const QString& words)
    {
        setText(words);
        settle();
    }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        Text::resizeEvent(event);
        settle();
    }

private:
    void settle() { setMinimumHeight(std::max(0, heightForWidth(width()))); }
};

}  // namespace signalbox::ui
