// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/compositing.h"
#include "signalbox/literals.h"

#include <QGuiApplication>
#ifdef SIGNALBOX_XCB
#include <xcb/xcb.h>
#include <cstdlib>
#endif

namespace signalbox::ui {

namespace {

#ifdef SIGNALBOX_XCB
/// The manager owns a selection of its screen; signalbox asks for the first one, which desktops use.
bool hasManager(xcb_connection_t* connection)
{
    constexpr char name[] = "_NET_WM_CM_S0";
    xcb_intern_atom_reply_t* atom =
        xcb_intern_atom_reply(connection, xcb_intern_atom(connection, 0, sizeof name - 1, name), nullptr);
    if (!atom)
        return false;
    xcb_get_selection_owner_reply_t* owner =
        xcb_get_selection_owner_reply(connection, xcb_get_selection_owner(connection, atom->atom), nullptr);
    const bool found = owner && owner->owner != XCB_NONE;
    std::free(atom);
    std::free(owner);
    return found;
}
#endif

bool ask()
{
    if (QGuiApplication::platformName() != u"xcb"_s)
        return true;
#ifdef SIGNALBOX_XCB
    if (auto* x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>())
        return hasManager(x11->connection());
#endif
    return false;
}

}  // namespace

bool composited()
{
    static const bool answer = ask();
    return answer;
}

double windowRadius(double radius)
{
    return composited() ? radius : 0;
}

}  // namespace signalbox::ui
