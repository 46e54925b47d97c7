# dijkwacht_room(NAME DEPENDS rooms... LIBRARIES third-party...)
#
# Folder = library = namespace. Everything `*.cc` in src/NAME is the library, every `*_test.cc` belongs to NAME_test.
# Files are globbed on purpose: a room is its folder, and a list beside it would only be a second truth.
add_library(dijkwacht_options INTERFACE)
target_compile_options(dijkwacht_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wno-missing-field-initializers -Wnon-virtual-dtor -Woverloaded-virtual)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ has no switch of its own for TRY()'s statement expression: -Wpedantic would warn at each use.
  # The others are found by g++ 12's optimiser in its own library (GCC bugs 105329, 105562, 107852): false, and only at -O2.
  target_compile_options(dijkwacht_options INTERFACE -Wno-pedantic -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds
    -Wno-restrict -Wno-maybe-uninitialized -Wno-free-nonheap-object)
else()
  target_compile_options(dijkwacht_options INTERFACE -Wno-gnu-statement-expression-from-macro-expansion)
endif()
option(DIJKWACHT_WERROR "Warnings are errors" ON)
if(DIJKWACHT_WERROR)
  target_compile_options(dijkwacht_options INTERFACE -Werror)
endif()
target_include_directories(dijkwacht_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_definitions(dijkwacht_options INTERFACE DIJKWACHT_VERSION="${PROJECT_VERSION}")
target_link_libraries(dijkwacht_options INTERFACE fmt::fmt Threads::Threads)

function(dijkwacht_room name)
  cmake_parse_arguments(ROOM "" "" "DEPENDS;LIBRARIES" ${ARGN})
  set(folder ${CMAKE_CURRENT_SOURCE_DIR}/${name})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*.cc)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cc$")
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  if(NOT sources)
    return()
  endif()
  set(rooms ${ROOM_DEPENDS})
  list(TRANSFORM rooms PREPEND "dijkwacht_")

  add_library(dijkwacht_${name} STATIC ${sources})
  target_link_libraries(dijkwacht_${name} PUBLIC dijkwacht_options ${rooms} PRIVATE ${ROOM_LIBRARIES})
  if(tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE dijkwacht_${name} GTest::gmock_main GTest::gtest rapidcheck ${ROOM_LIBRARIES})
    target_compile_definitions(${name}_test PRIVATE DIJKWACHT_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    add_test(NAME ${name} COMMAND ${name}_test)
  endif()
endfunction()
