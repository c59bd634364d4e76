// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>
#include <memory>
#include <vector>

/// Collects the QtTest classes of one test program. Write SIGNALBOX_TEST(MyTest) below the class; run one class with
/// `test_chain MyTest`, one function with `test_chain MyTest someFunction`.
namespace signalbox::test {

struct Registered {
    const char* name;
    std::function<std::unique_ptr<QObject>()> make;
};

inline std::vector<Registered>& registry()
{
    static std::vector<Registered> all;
    return all;
}

struct Register {
    Register(const char* name, std::function<std::unique_ptr<QObject>()> make)
    {
        registry().push_back({name, std::move(make)});
    }
};

}  // namespace signalbox::test

#define SIGNALBOX_TEST(Class)                                        \
    static const signalbox::test::Register registered##Class{#Class, \
                                                             [] { return std::unique_ptr<QObject>(new Class); }};
