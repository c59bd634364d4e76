// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>

#include "signalbox/error.h"

namespace signalbox::test {

template <class T>
QFuture<Expected<T>> ready(Expected<T> value)
{
    return QtFuture::makeReadyFuture<Expected<T>>(std::move(value));
}

}  // namespace signalbox::test
