// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/actions_page.h"
#include "signalbox/literals.h"

namespace signalbox::test {

/// The page of actions as a screen of its own.
class ActionsScreen : public ui::Screen {
public:
    explicit ActionsScreen(ui::ScreenContext* context) : ui::Screen(context), page(new ui::ActionsPage(context, this))
    {
        auto* box = new QVBoxLayout(this);
        box->setContentsMargins(0, 0, 0, 0);
        box->addWidget(page);
    }
    QString title() const override { return u"Actions"_s; }
    bool usesTimeRange() const override { return true; }
    void setEngine(Engine* engine) override
    {
        Screen::setEngine(engine);
        page->setEngine(engine);
    }
    void refresh() override { page->refresh(); }
    bool open(const QString& rest) override { return page->open(rest); }
    QString address() const override { return page->address(); }
    void watched(bool visible) override { page->setWatched(visible); }
    void setNarrow(bool narrow) override
    {
        Screen::setNarrow(narrow);
        page->setNarrow(narrow);
    }

    ui::ActionsPage* page;
};

}  // namespace signalbox::test
